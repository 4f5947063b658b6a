import { join } from 'node:path';

/** Where the pieces of the stack answer. */
export interface Endpoints {
  readonly baseUrl: string;
  readonly tables: { readonly connectionString: string };
  readonly serviceBus: { readonly connectionString: string };
  readonly graph: {
    readonly url: string;
    readonly identityEndpoint: string;
    readonly identityHeader: string;
    readonly tenantId: string;
  };
  readonly inbox: { readonly smtpPort: number };
}

export interface AppFolders {
  readonly dataDir: string;
  readonly policiesDir: string;
}

/**
 * The app settings that Azure would hand to the app, pointing at the local stack.
 * @param shell may set `RATE_LIMITS`, `TRUSTED_HOPS` and `TASKHUB_NAME` otherwise, to try limits and restores out
 */
export function appEnvironment(
  { baseUrl, tables, serviceBus, graph, inbox }: Endpoints,
  { dataDir, policiesDir }: AppFolders,
  shell: NodeJS.ProcessEnv = {},
): Record<string, string> {
  return {
    PUBLIC_BASE_URL: baseUrl,
    DataStorage: tables.connectionString,
    ServiceBus: serviceBus.connectionString,
    GRAPH_ENDPOINT: graph.url,
    IDENTITY_ENDPOINT: graph.identityEndpoint,
    IDENTITY_HEADER: graph.identityHeader,
    TENANT_ID: graph.tenantId,
    MAIL_TRANSPORT: 'smtp',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(inbox.smtpPort),
    KEY_RING: 'file',
    KEY_RING_FILE: join(dataDir, 'keys.json'),
    POLICIES_DIR: policiesDir,
    RATE_LIMITS: shell['RATE_LIMITS'] ?? 'local',
    RESOURCES_APPLICATIONS: 'on',
    TRUSTED_HOPS: shell['TRUSTED_HOPS'] ?? '0',
    TASKHUB_NAME: shell['TASKHUB_NAME'] ?? 'VestibuleHub',
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  };
}
