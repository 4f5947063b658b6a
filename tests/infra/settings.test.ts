import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { settingFields } from '../../shared/config/setting-fields';
import { evaluated } from './support/evaluated';

const settings = (name: string) =>
  evaluated(name)
    .of('Microsoft.Web/sites/config')
    .find(({ id }) => id.endsWith('/appsettings'))?.properties ?? {};

/** Settings of the local stack and of relays: in Azure services are reached by identity. */
const elsewhere = [
  'DataStorage',
  'ServiceBus',
  'GRAPH_ENDPOINT',
  'SMTP_HOST',
  'SMTP_PORT',
  'SMTP_SECURE',
  'KEY_RING_FILE',
];

/** Read by the Functions host, not by the app. */
const ofTheHost = [
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'AzureWebJobsStorage__blobServiceUri',
  'AzureWebJobsStorage__clientId',
  'AzureWebJobsStorage__credential',
  'AzureWebJobsStorage__queueServiceUri',
  'AzureWebJobsStorage__tableServiceUri',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  'ServiceBus__clientId',
  'ServiceBus__credential',
  'TASKHUB_NAME',
];

describe('app settings', () => {
  it('are what the app reads and what the host needs, and nothing else', () => {
    const known = Object.keys(settingFields).filter((name) => !elsewhere.includes(name));

    expect(Object.keys(settings('trial')).toSorted()).toEqual([...known, ...ofTheHost].toSorted());
  });

  it('name an identity for every connection', () => {
    expect(settings('everything')['APPLICATIONINSIGHTS_AUTHENTICATION_STRING']).toContain(
      'Authorization=AAD',
    );
    expect(settings('everything')).toMatchObject({
      AzureWebJobsStorage__credential: 'managedidentity',
      ServiceBus__credential: 'managedidentity',
      KEY_RING: 'keyVault',
      MAIL_TRANSPORT: 'acs',
    });
  });

  it('let the host drop no line of the log, and the app no trace', () => {
    const sampling = Object.entries(settings('trial')).filter(([name]) => name.startsWith('OTEL_'));
    const before = process.env;

    process.env = {
      ...before,
      ...Object.fromEntries(sampling.map(([name, value]) => [name, String(value)])),
    };
    const span = new BasicTracerProvider().getTracer('test').startSpan('drainOutbox');
    process.env = before;

    expect(Object.fromEntries(sampling)).toEqual({
      OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage',
      OTEL_TRACES_SAMPLER_ARG: '1.0',
    });
    expect(span.isRecording()).toBe(true);
  });

  it('leave out what the plan refuses', () => {
    const refused = /^(?:FUNCTIONS_|WEBSITE_|AzureWebJobsStorage$|WEBSITES_|TZ$)/;

    expect(Object.keys(settings('everything')).filter((name) => refused.test(name))).toEqual([]);
  });

  it('take the origin of links from a parameter, else from the app', () => {
    expect(settings('small')['PUBLIC_BASE_URL']).toBe('https://guests.example.org');
    expect(settings('trial')['PUBLIC_BASE_URL']).toContain('defaultHostName');
  });

  it('name the task hub that host.json takes from them', () => {
    expect([settings('trial')['TASKHUB_NAME'], settings('everything')['TASKHUB_NAME']]).toEqual([
      'VestibuleHub',
      'SecondHub',
    ]);
    expect(readFileSync(join(__dirname, '../../host.json'), 'utf8')).toContain(
      '"hubName": "%TASKHUB_NAME%"',
    );
  });

  it('stand in for a client secret by the identity only where people sign in', () => {
    const name = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID';

    expect(settings('everything')).toHaveProperty(name);
    expect(settings('trial')).not.toHaveProperty(name);
  });
});
