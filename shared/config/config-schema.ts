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
  alternatives: Alternatives,
  context: z.core.$RefinementCtx,
): DataStorageConfig {
  const picked = pickOne(alternatives, context);
  if (picked.kind === 'neither') return z.NEVER;
  const { kind, value } = picked;
  return kind === 'first' ? { kind: 'connectionString', value } : { kind: 'identity', url: value };
}

const tables = z
  .object({
    DataStorage: fields.DataStorage,
    DataStorage__tableServiceUri: fields.DataStorage__tableServiceUri,
  })
  .transform((settings, context): DataStorageConfig => {
    const { DataStorage, DataStorage__tableServiceUri: uri } = settings;
    const names = ['DataStorage', 'DataStorage__tableServiceUri'] as const;
    return pickService({ names, values: [DataStorage, uri] }, context);
  });

const blobs = z
  .object({
    DataStorage: fields.DataStorage,
    DataStorage__blobServiceUri: fields.DataStorage__blobServiceUri,
  })
  .transform((settings, context): DataStorageConfig => {
    const { DataStorage, DataStorage__blobServiceUri: uri } = settings;
    const names = ['DataStorage', 'DataStorage__blobServiceUri'] as const;
    return pickService({ names, values: [DataStorage, uri] }, context);
  });

const serviceBus = z
  .object({
    ServiceBus: fields.ServiceBus,
    ServiceBus__fullyQualifiedNamespace: fields.ServiceBus__fullyQualifiedNamespace,
  })
  .transform((settings, context): ServiceBusConfig => {
    const { ServiceBus, ServiceBus__fullyQualifiedNamespace } = settings;
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
      : { kind: 'identity', namespace: value };
  });

const graph = z
  .object({
    GRAPH_ENDPOINT: fields.GRAPH_ENDPOINT,
    TENANT_ID: fields.TENANT_ID,
  })
  .transform(({ GRAPH_ENDPOINT: endpoint, TENANT_ID: tenantId }): GraphConfig => ({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(tenantId === undefined ? {} : { tenantId }),
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
      z.object({ MAIL_TRANSPORT: z.literal('acs'), ACS_ENDPOINT: fields.ACS_ENDPOINT }),
    ],
    { error: 'must be smtp or acs' },
  )
  .transform((settings): MailConfig => {
    if (settings.MAIL_TRANSPORT === 'acs') return { kind: 'acs', endpoint: settings.ACS_ENDPOINT };
    const { SMTP_HOST: host, SMTP_PORT: port, SMTP_SECURE } = settings;
    return { kind: 'smtp', host, port, secure: SMTP_SECURE === 'on' };
  });

const keyRing = z
  .discriminatedUnion(
    'KEY_RING',
    [
      z.object({ KEY_RING: z.literal('file'), KEY_RING_FILE: fields.KEY_RING_FILE }),
      z.object({ KEY_RING: z.literal('keyVault'), KEY_VAULT_URL: fields.KEY_VAULT_URL }),
    ],
    { error: 'must be file or keyVault' },
  )
  .transform((settings): KeyRingConfig =>
    settings.KEY_RING === 'file'
      ? { kind: 'file', path: settings.KEY_RING_FILE }
      : { kind: 'keyVault', url: settings.KEY_VAULT_URL },
  );

const web = z.object({
  PUBLIC_BASE_URL: fields.PUBLIC_BASE_URL,
  AZURE_CLIENT_ID: fields.AZURE_CLIENT_ID,
  TRUSTED_HOPS: fields.TRUSTED_HOPS,
  RATE_LIMITS: fields.RATE_LIMITS,
  POLICIES_DIR: fields.POLICIES_DIR,
  RESOURCES_APPLICATIONS: fields.RESOURCES_APPLICATIONS,
  APPLICATIONINSIGHTS_CONNECTION_STRING: fields.APPLICATIONINSIGHTS_CONNECTION_STRING,
});

const configSchema = z
  .object({ web, tables, blobs, serviceBus, graph, mail, keyRing })
  .transform(({ web: settings, ...groups }): Config => {
    const { AZURE_CLIENT_ID: clientId, APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString } =
      settings;
    return {
      ...groups,
      ...(clientId === undefined ? {} : { clientId }),
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
