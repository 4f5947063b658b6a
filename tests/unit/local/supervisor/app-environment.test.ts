import { appEnvironment } from '../../../../local/supervisor/app-environment';

const endpoints = {
  baseUrl: 'http://127.0.0.1:7071',
  tables: { connectionString: 'TableEndpoint=x' },
  serviceBus: { connectionString: 'Endpoint=sb://x' },
  graph: {
    url: 'http://g',
    identityEndpoint: 'http://i',
    identityHeader: 'h',
    tenantId: 't',
  },
  inbox: { smtpPort: 2525 },
};
const folders = { dataDir: '/data', policiesDir: '/policies' };

describe('appEnvironment', () => {
  it('hands every setting of the app to it, as text', () => {
    const environment = appEnvironment(endpoints, folders);

    expect(environment).toEqual({
      PUBLIC_BASE_URL: 'http://127.0.0.1:7071',
      DataStorage: 'TableEndpoint=x',
      ServiceBus: 'Endpoint=sb://x',
      GRAPH_ENDPOINT: 'http://g',
      IDENTITY_ENDPOINT: 'http://i',
      IDENTITY_HEADER: 'h',
      TENANT_ID: 't',
      MAIL_TRANSPORT: 'smtp',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: '2525',
      KEY_RING: 'file',
      KEY_RING_FILE: '/data/keys.json',
      POLICIES_DIR: '/policies',
      RATE_LIMITS: 'local',
      RESOURCES_APPLICATIONS: 'on',
      TRUSTED_HOPS: '0',
      TASKHUB_NAME: 'VestibuleHub',
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
      AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    });
  });

  it('leaves limits to the shell, and nothing else', () => {
    const shell = {
      RATE_LIMITS: 'on',
      TRUSTED_HOPS: '1',
      PUBLIC_BASE_URL: 'https://elsewhere.example',
    };

    const environment = appEnvironment(endpoints, folders, shell);

    expect(environment).toMatchObject({
      RATE_LIMITS: 'on',
      TRUSTED_HOPS: '1',
      PUBLIC_BASE_URL: 'http://127.0.0.1:7071',
    });
  });
});
