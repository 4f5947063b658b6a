import { z } from 'zod';

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Messages name what is wanted, never what was given: that may be a secret in the wrong place. */
const fitting = (wanted: string, isFit: (text: string) => boolean) =>
  z.string({ error: `must be ${wanted}` }).refine(isFit, `must be ${wanted}`);

const address = (wanted: string, isFit: (url: URL) => boolean) =>
  fitting(wanted, (text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    const { username, password, search, hash } = url;
    return `${username}${password}${search}${hash}` === '' && isFit(url);
  }).transform((text) => new URL(text).href.replace(/\/+$/, ''));

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));

const httpsAddress = address('an https address', ({ protocol }) => protocol === 'https:');

const guid = fitting('a GUID', (text) =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text),
);

const hostName = fitting('a host name', (text) =>
  /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text),
);

const path = fitting('a path', (text) => !text.includes('\0'));

const wholeNumber = (least: number, most: number) =>
  fitting(
    `a whole number from ${String(least)} to ${String(most)}`,
    (text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
  ).transform(Number);

const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be ${words.join(' or ')}` });

function isStorageConnection(text: string): boolean {
  const has = (name: string): boolean => new RegExp(`(?:^|;)${name}=[^;]`, 'i').test(text);
  return (
    text === 'UseDevelopmentStorage=true' ||
    has('SharedAccessSignature') ||
    (has('AccountName') && has('AccountKey'))
  );
}

/** Every setting that the app reads, by the name it has in the environment. */
export const settingFields = {
  PUBLIC_BASE_URL: address(
    'an https origin without a path, such as https://guests.example.org, or an http origin of this machine',
    (url) => url.pathname === '/' && isSafe(url),
  ),
  TRUSTED_HOPS: wholeNumber(0, 5).default(0),
  RATE_LIMITS: choice(['on', 'local']).default('on'),
  POLICIES_DIR: path.default('policies'),
  RESOURCES_APPLICATIONS: choice(['off', 'on']).default('off'),
  DataStorage: fitting('a storage connection string', isStorageConnection).exactOptional(),
  DataStorage__tableServiceUri: httpsAddress.exactOptional(),
  DataStorage__blobServiceUri: httpsAddress.exactOptional(),
  ServiceBus: fitting('a Service Bus connection string', (text) =>
    /(?:^|;)Endpoint=sb:\/\/[^;]/i.test(text),
  ).exactOptional(),
  ServiceBus__fullyQualifiedNamespace: hostName.exactOptional(),
  AZURE_CLIENT_ID: guid.exactOptional(),
  TENANT_ID: guid.exactOptional(),
  GRAPH_ENDPOINT: address(
    'an https address, or an http address of this machine',
    isSafe,
  ).exactOptional(),
  MAIL_TRANSPORT: choice(['smtp', 'acs']),
  SMTP_HOST: hostName,
  SMTP_PORT: wholeNumber(1, 65_535),
  SMTP_SECURE: choice(['off', 'on']).default('off'),
  ACS_ENDPOINT: httpsAddress,
  KEY_RING: choice(['file', 'keyVault']),
  KEY_RING_FILE: path,
  KEY_VAULT_URL: httpsAddress,
  APPLICATIONINSIGHTS_CONNECTION_STRING: fitting(
    'an Application Insights connection string',
    (text) => /(?:^|;)InstrumentationKey=[0-9a-f-]{36}(?:;|$)/i.test(text),
  ).exactOptional(),
} as const;
