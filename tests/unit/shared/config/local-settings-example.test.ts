import { loadConfig } from '../../../../shared/config/load-config';
import { settingFields } from '../../../../shared/config/setting-fields';
import example from '../../../../local.settings.example.json';

const alternatives = [
  'DataStorage__blobServiceUri',
  'DataStorage__tableServiceUri',
  'ServiceBus__fullyQualifiedNamespace',
  'AZURE_CLIENT_ID',
  'ACS_ENDPOINT',
  'KEY_VAULT_URL',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
];
const ofTheHost = ['FUNCTIONS_WORKER_RUNTIME', 'AzureWebJobsStorage', 'TASKHUB_NAME'];

describe('local.settings.example.json', () => {
  it('is a valid configuration', () => {
    expect(loadConfig(example.Values)).toMatchObject({ kind: 'config' });
  });

  it('names every setting that is no alternative to another, and no other', () => {
    const named = Object.keys(example.Values).filter((name) => !ofTheHost.includes(name));

    expect([...named, ...alternatives].toSorted()).toEqual(Object.keys(settingFields).toSorted());
  });
});
