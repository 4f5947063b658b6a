import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { settingFields } from '../../../shared/config/setting-fields';

const exampleSchema = z.object({ Values: z.record(z.string(), z.string()) });

const { Values } = exampleSchema.parse(
  JSON.parse(readFileSync(join(__dirname, '../../../local.settings.example.json'), 'utf8')),
);

/** Only in Azure: services are reached by identity there, and telemetry is kept. */
const inAzureOnly = [
  'ACS_ENDPOINT',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'AZURE_CLIENT_ID',
  'DataStorage__blobServiceUri',
  'DataStorage__tableServiceUri',
  'KEY_VAULT_URL',
  'ServiceBus__fullyQualifiedNamespace',
];

/** Read by the Functions host. */
const ofTheHost = ['AzureWebJobsStorage', 'FUNCTIONS_WORKER_RUNTIME'];

describe('local.settings.example.json', () => {
  it('holds every setting that the app can use on this machine, and nothing that it does not know', () => {
    const known = Object.keys(settingFields).filter((name) => !inAzureOnly.includes(name));

    expect(Object.keys(Values).toSorted()).toEqual([...known, ...ofTheHost].toSorted());
  });
});
