import { clientNetwork } from '../../../../functions/http/client-network';
import { loadConfig } from '../../../../shared/config/load-config';

const clientId = '11111111-2222-3333-4444-555555555555';

const local = {
  PUBLIC_BASE_URL: 'http://localhost:7071',
  DataStorage: 'UseDevelopmentStorage=true',
  ServiceBus: 'Endpoint=sb://127.0.0.1;SharedAccessKeyName=k;SharedAccessKey=s',
  MAIL_TRANSPORT: 'smtp',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '1025',
  KEY_RING: 'file',
  KEY_RING_FILE: 'keys.json',
};

const azure = {
  PUBLIC_BASE_URL: 'https://guests.host.example/',
  DataStorage__tableServiceUri: 'https://host.table.core.windows.net/',
  DataStorage__blobServiceUri: 'https://host.blob.core.windows.net/',
  ServiceBus__fullyQualifiedNamespace: 'host.servicebus.windows.net',
  AZURE_CLIENT_ID: clientId,
  TENANT_ID: clientId,
  MAIL_TRANSPORT: 'acs',
  ACS_ENDPOINT: 'https://host.communication.azure.com',
  KEY_RING: 'keyVault',
  KEY_VAULT_URL: 'https://host.vault.azure.net/',
  APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${clientId};IngestionEndpoint=https://x`,
  TRUSTED_HOPS: '2',
  RESOURCES_APPLICATIONS: 'on',
};

const problemsOf = (env: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const loaded = loadConfig(env);
  return loaded.kind === 'problems' ? loaded.problems : [];
};

describe('loadConfig', () => {
  it('reads the settings of a developer’s machine, defaults filled in', () => {
    expect(loadConfig(local)).toEqual({
      kind: 'config',
      config: {
        publicBaseUrl: 'http://localhost:7071',
        tables: { kind: 'connectionString', value: local.DataStorage },
        blobs: { kind: 'connectionString', value: local.DataStorage },
        serviceBus: { kind: 'connectionString', value: local.ServiceBus },
        graph: {},
        mail: { kind: 'smtp', host: '127.0.0.1', port: 1025, secure: false },
        keyRing: { kind: 'file', path: 'keys.json' },
        policiesDir: 'policies',
        rateLimits: 'on',
        trustedHops: 0,
        telemetry: {},
        applicationRoles: false,
      },
    });
  });

  it('reads the settings of an app that has an identity and no secret', () => {
    expect(loadConfig(azure)).toEqual({
      kind: 'config',
      config: {
        publicBaseUrl: 'https://guests.host.example',
        clientId,
        tables: { kind: 'identity', url: 'https://host.table.core.windows.net' },
        blobs: { kind: 'identity', url: 'https://host.blob.core.windows.net' },
        serviceBus: { kind: 'identity', namespace: 'host.servicebus.windows.net' },
        graph: { tenantId: clientId },
        mail: { kind: 'acs', endpoint: 'https://host.communication.azure.com' },
        keyRing: { kind: 'keyVault', url: 'https://host.vault.azure.net' },
        policiesDir: 'policies',
        rateLimits: 'on',
        trustedHops: 2,
        telemetry: { connectionString: azure.APPLICATIONINSIGHTS_CONNECTION_STRING },
        applicationRoles: true,
      },
    });
  });

  it('knows the caller of a deployment without proxies by what the platform wrote, not by what was sent', () => {
    const { TRUSTED_HOPS: _proxies, ...alone } = azure;
    const loaded = loadConfig(alone);
    const hops = loaded.kind === 'config' ? loaded.config.trustedHops : -1;
    const headers = new Headers({ 'x-forwarded-for': '192.0.2.1, 203.0.113.7:40000' });

    expect(clientNetwork({ headers }, hops)).toBe('203.0.113.0/24');
  });

  it('ignores settings of others', () => {
    expect(loadConfig({ ...local, PATH: '/bin', FUNCTIONS_WORKER_RUNTIME: 'node' }).kind).toBe(
      'config',
    );
  });

  it('lists everything that is missing at once', () => {
    expect(problemsOf({})).toEqual([
      expect.stringMatching(/^PUBLIC_BASE_URL is missing; it must be an https origin/),
      'DataStorage or DataStorage__tableServiceUri must be set, and not both.',
      'DataStorage or DataStorage__blobServiceUri must be set, and not both.',
      'ServiceBus or ServiceBus__fullyQualifiedNamespace must be set, and not both.',
      'MAIL_TRANSPORT is missing; it must be smtp or acs.',
      'KEY_RING is missing; it must be file or keyVault.',
    ]);
  });

  it('takes an empty setting for a missing one', () => {
    expect(problemsOf({ ...local, SMTP_HOST: ' ' })).toEqual([
      'SMTP_HOST is missing; it must be a host name.',
    ]);
  });

  it.each([
    ['PUBLIC_BASE_URL', 'http://guests.host.example'],
    ['PUBLIC_BASE_URL', 'https://guests.host.example/path'],
    ['PUBLIC_BASE_URL', 'https://user:password@guests.host.example'],
    ['PUBLIC_BASE_URL', 'https://guests.host.example?x=1'],
    ['PUBLIC_BASE_URL', 'guests.host.example'],
    ['DataStorage', 'AccountName=a;AccountKey='],
    ['ServiceBus', 'Endpoint=https://x'],
    ['GRAPH_ENDPOINT', 'http://graph.example'],
    ['TENANT_ID', 'host.example'],
    ['AZURE_CLIENT_ID', 'me'],
    ['MAIL_TRANSPORT', 'pigeon'],
    ['SMTP_HOST', 'a b'],
    ['SMTP_PORT', '0'],
    ['SMTP_PORT', '65536'],
    ['SMTP_PORT', '25.5'],
    ['SMTP_SECURE', 'yes'],
    ['KEY_RING', 'pocket'],
    ['RATE_LIMITS', 'off'],
    ['TRUSTED_HOPS', '6'],
    ['TRUSTED_HOPS', '-1'],
    ['RESOURCES_APPLICATIONS', 'true'],
    ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'InstrumentationKey=x'],
  ])('names %s when it is %j, once and without its value', (name, value) => {
    const problems = problemsOf({ ...local, [name]: value });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must be .+\\.$`));
    expect(problems[0]).not.toContain(value);
  });

  it.each([
    ['DataStorage__tableServiceUri', 'https://host.table.core.windows.net'],
    ['DataStorage__blobServiceUri', 'https://host.blob.core.windows.net'],
    ['ServiceBus__fullyQualifiedNamespace', 'host.servicebus.windows.net'],
  ])('refuses %s beside its alternative', (name, value) => {
    const problems = problemsOf({ ...local, [name]: value });

    expect(problems).toEqual([expect.stringContaining(`or ${name} must be set, and not both.`)]);
  });

  it('asks for the endpoint only of the transport and key ring chosen', () => {
    expect(problemsOf({ ...local, MAIL_TRANSPORT: 'acs', KEY_RING: 'keyVault' })).toEqual([
      'ACS_ENDPOINT is missing; it must be an https address.',
      'KEY_VAULT_URL is missing; it must be an https address.',
    ]);
  });

  it.each(['http://127.0.0.1:7073', 'http://localhost:7073', 'https://graph.example'])(
    'takes %s in place of Microsoft Graph',
    (endpoint) => {
      const loaded = loadConfig({ ...local, GRAPH_ENDPOINT: endpoint });

      expect(loaded).toMatchObject({ config: { graph: { endpoint } } });
    },
  );
});
