/** How to reach a service: by a secret in the settings, as on a developer's machine, or by the app's identity. */
export type DataStorageConfig =
  | { readonly kind: 'connectionString'; readonly value: string }
  | { readonly kind: 'identity'; readonly url: string };

/** The namespace of both queues, in the same two ways. */
export type ServiceBusConfig =
  | { readonly kind: 'connectionString'; readonly value: string }
  | { readonly kind: 'identity'; readonly namespace: string };

/** Microsoft Graph is always asked as the app's identity. */
export interface GraphConfig {
  /** Stands in for `https://graph.microsoft.com`. */
  readonly endpoint?: string;
  readonly tenantId?: string;
}

/** What mails go out through: any SMTP server, or Azure Communication Services as the app's identity. */
export type MailConfig =
  | {
      readonly kind: 'smtp';
      readonly host: string;
      readonly port: number;
      /** TLS from the first byte; without it STARTTLS where the server offers it. */
      readonly secure: boolean;
    }
  | { readonly kind: 'acs'; readonly endpoint: string };

/** Where the signing keys and the pepper are: a file on a developer's machine, or a Key Vault. */
export type KeyRingConfig =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'keyVault'; readonly url: string };

/** Everything that the environment decides. */
export interface Config {
  /** Origin of every absolute address, e.g. `https://guests.host.example`; no slash at the end. */
  readonly publicBaseUrl: string;
  /** Of the user-assigned identity that the app signs in as; without it the system-assigned one is used. */
  readonly clientId?: string;
  readonly tables: DataStorageConfig;
  /** Where copies of audit entries go that nobody can change. */
  readonly blobs: DataStorageConfig;
  readonly serviceBus: ServiceBusConfig;
  readonly graph: GraphConfig;
  readonly mail: MailConfig;
  readonly keyRing: KeyRingConfig;
  /** As given: absolute, or relative to the app's folder. */
  readonly policiesDir: string;
  /** `local`: neither per network nor of first mails, for one machine that posts everything itself. */
  readonly rateLimits: 'on' | 'local';
  /** How many proxies of our own stand before the platform, whose own entry in `X-Forwarded-For` is the last. */
  readonly trustedHops: number;
  readonly telemetry: { readonly connectionString?: string };
  /** Whether resources may be app roles, which need a permission that most tenants do not grant. */
  readonly applicationRoles: boolean;
}
