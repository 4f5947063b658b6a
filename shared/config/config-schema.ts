import { z } from 'zod';
import type {
  Config,
  DataStorageConfig,
  GraphConfig,
  KeyRingConfig,
  MailConfig,
  ServiceBusConfig,
} from './config';
import { settingFields as fields } from './setting-fields';

/** The part of an object that names the identity, if the settings name one. */
function identity(clientId: string | undefined): { readonly clientId?: string } {
  return clientId === undefined ? {} : { clientId };
}

interface Alternatives {
  readonly names: readonly [string, string];
  readonly values: readonly [string | undefined, string | undefined];
}

type Alternative =
  { readonly kind: 'first' | 'second'; readonly value: string } | { readonly kind: 'neither' };

/** Exactly one of two settings; anything else is a problem of the first. */
function pickOne(
  { names, values: [first, second] }: Alternatives,
  context: z.core.$RefinementCtx,
): Alternative {
  if (first !== undefined && second === undefined) return { kind: 'first', value: first };
  if (second !== undefined && first === undefined) return { kind: 'second', value: second };
  const message = `or ${names[1]} must be set, and not both`;
  context.issues.push({ code: 'custom', input: undefined, path: [names[0]], message });
  return { kind: 'neither' };
}

/** One service of the data storage: by the connection string that serves all, or by its own address. */
function pickService(
  { names, values }: Alternatives,
  clientId: string | undefined,
  context: z.core.$RefinementCtx,
): DataStorageConfig {
  const picked = pickOne({ names, values }, context);
  if (picked.kind === 'neither') return z.NEVER;
  const { kind, value } = picked;
  return kind === 'first'
    ? { kind: 'connectionString', value }
    : { kind: 'identity', url: value, ...identity(clientId) };
}

const tables = z
  .object({
    DataStorage: fields.DataStorage,
    DataStorage__tableServiceUri: fields.DataStorage__tableServiceUri,
    AZURE_CLIENT_ID: fields.AZURE_CLIENT_ID,
  })
  .transform((settings, context): DataStorageConfig => {
    const { DataStorage, DataStorage__tableServiceUri: uri, AZURE_CLIENT_ID } = settings;
    const names = ['DataStorage', 'DataStorage__tableServiceUri'] as const;
    return pickService({ names, values: [DataStorage, uri] }, AZURE_CLIENT_ID, context);
  });

const blobs = z
  .object({
    DataStorage: fields.DataStorage,
    DataStorage__blobServiceUri: fields.DataStorage__blobServiceUri,
    AZURE_CLIENT_ID: fields.AZURE_CLIENT_ID,
  })
  .transform((settings, context): DataStorageConfig => {
    const { DataStorage, DataStorage__blobServiceUri: uri, AZURE_CLIENT_ID } = settings;
    const names = ['DataStorage', 'DataStorage__blobServiceUri'] as const;
    return pickService({ names, values: [DataStorage, uri] }, AZURE_CLIENT_ID, context);
  });

const serviceBus = z
  .object({
    ServiceBus: fields.ServiceBus,
    ServiceBus__fullyQualifiedNamespace: fields.ServiceBus__fullyQualifiedNamespace,
    AZURE_CLIENT_ID: fields.AZURE_CLIENT_ID,
  })
  .transform((settings, context): ServiceBusConfig => {
    const { ServiceBus, ServiceBus__fullyQualifiedNamespace, AZURE_CLIENT_ID } = settings;
    const picked = pickOne(
      {
        names: ['ServiceBus', 'ServiceBus__fullyQualifiedNamespace'],
        values: [ServiceBus, ServiceBus__fullyQualifiedNamespace],
      },
      context,
    );
    if (picked.kind === 'neither') return z.NEVER;
    const { kind, value } = picked;
    return kind === 'first'
      ? { kind: 'connectionString', value }
      : { kind: 'identity', namespace: value, ...identity(AZURE_CLIENT_ID) };
  });

const graph = z
  .object({
    GRAPH_ENDPOINT: fields.GRAPH_ENDPOINT,
    TENANT_ID: fields.TENANT_ID,
    AZURE_CLIENT_ID: fields.AZURE_CLIENT_ID,
  })
  .transform(({ GRAPH_ENDPOINT: endpoint, TENANT_ID: tenantId, AZURE_CLIENT_ID }): GraphConfig => ({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...identity(AZURE_CLIENT_ID),
  }));

const mail = z
  .discriminatedUnion(
    'MAIL_TRANSPORT',
    [
      z.object({
        MAIL_TRANSPORT: z.literal('smtp'),
        SMTP_HOST: fields.SMTP_HOST,
        SMTP_PORT: fields.SMTP_PORT,
        SMTP_SECURE: fields.SMTP_SECURE,
      }),
      z.object({
        MAIL_TRANSPORT: z.literal('acs'),
        ACS_ENDPOINT: fields.ACS_ENDPOINT,
        AZURE_CLIENT_ID: fields.AZURE_CLIENT_ID,
      }),
    ],
    { error: 'must be smtp or acs' },
  )
  .transform((settings): MailConfig => {
    if (settings.MAIL_TRANSPORT === 'acs') {
      const { ACS_ENDPOINT: endpoint, AZURE_CLIENT_ID } = settings;
      return { kind: 'acs', endpoint, ...identity(AZURE_CLIENT_ID) };
    }
    const { SMTP_HOST: host, SMTP_PORT: port, SMTP_SECURE } = settings;
    return { kind: 'smtp', host, port, secure: SMTP_SECURE === 'on' };
  });

const keyRing = z
  .discriminatedUnion(
    'KEY_RING',
    [
      z.object({ KEY_RING: z.literal('file'), KEY_RING_FILE: fields.KEY_RING_FILE }),
      z.object({
        KEY_RING: z.literal('keyVault'),
        KEY_VAULT_URL: fields.KEY_VAULT_URL,
        AZURE_CLIENT_ID: fields.AZURE_CLIENT_ID,
      }),
    ],
    { error: 'must be file or keyVault' },
  )
  .transform((settings): KeyRingConfig => {
    if (settings.KEY_RING === 'file') return { kind: 'file', path: settings.KEY_RING_FILE };
    const { KEY_VAULT_URL: url, AZURE_CLIENT_ID } = settings;
    return { kind: 'keyVault', url, ...identity(AZURE_CLIENT_ID) };
  });

const web = z.object({
  PUBLIC_BASE_URL: fields.PUBLIC_BASE_URL,
  TRUSTED_HOPS: fields.TRUSTED_HOPS,
  RATE_LIMITS: fields.RATE_LIMITS,
  POLICIES_DIR: fields.POLICIES_DIR,
  RESOURCES_APPLICATIONS: fields.RESOURCES_APPLICATIONS,
  APPLICATIONINSIGHTS_CONNECTION_STRING: fields.APPLICATIONINSIGHTS_CONNECTION_STRING,
});

const configSchema = z
  .object({ web, tables, blobs, serviceBus, graph, mail, keyRing })
  .transform(({ web: settings, ...groups }): Config => {
    const connectionString = settings.APPLICATIONINSIGHTS_CONNECTION_STRING;
    return {
      ...groups,
      publicBaseUrl: settings.PUBLIC_BASE_URL,
      policiesDir: settings.POLICIES_DIR,
      rateLimits: settings.RATE_LIMITS,
      trustedHops: settings.TRUSTED_HOPS,
      telemetry: connectionString === undefined ? {} : { connectionString },
      applicationRoles: settings.RESOURCES_APPLICATIONS === 'on',
    };
  });

/**
 * The settings as Config. Every group reads all settings, so that the problems of all groups are found at once; the last part
 * of an issue's path is the setting's name.
 */
export function parseConfig(
  settings: Readonly<Record<string, string>>,
): ReturnType<(typeof configSchema)['safeParse']> {
  return configSchema.safeParse({
    web: settings,
    tables: settings,
    blobs: settings,
    serviceBus: settings,
    graph: settings,
    mail: settings,
    keyRing: settings,
  });
}
