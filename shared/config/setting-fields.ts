import { z } from 'zod';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isPlain({ username, password, search, hash }: URL): boolean {
  return `${username}${password}${search}${hash}` === '';
}

/** Messages name what is wanted, never what was given: it may be a secret in the wrong place. */
const address = (wanted: string, isFit: (url: URL) => boolean) =>
  z
    .string()
    .refine((text) => {
      const url = parseUrl(text);
      return url !== undefined && isPlain(url) && isFit(url);
    }, `must be ${wanted}`)
    .transform((text) => new URL(text).href.replace(/\/+$/, ''));

export const httpsAddress = address('an https address', ({ protocol }) => protocol === 'https:');

export const httpsOrLoopbackAddress = address(
  'an https address, or an http address of this machine',
  ({ protocol, hostname }) =>
    protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname)),
);

export const origin = address(
  'an https origin without a path, such as https://guests.example.org, or an http origin of this machine',
  ({ protocol, hostname, pathname }) =>
    pathname === '/' && (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname))),
);

export const guid = z
  .string()
  .regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'must be a GUID');

export const hostName = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/, 'must be a host name');

export const tablesConnectionString = z
  .string()
  .refine(
    (text) =>
      text === 'UseDevelopmentStorage=true' ||
      (/(?:^|;)AccountName=[^;]/i.test(text) && /(?:^|;)AccountKey=[^;]/i.test(text)) ||
      /(?:^|;)SharedAccessSignature=[^;]/i.test(text),
    'must be a storage connection string',
  );

export const serviceBusConnectionString = z
  .string()
  .regex(/(?:^|;)Endpoint=sb:\/\/[^;]/i, 'must be a Service Bus connection string');

/** A whole number within bounds, written in digits. */
export function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${String(least)} to ${String(most)}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

export const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be ${words.join(' or ')}` });
