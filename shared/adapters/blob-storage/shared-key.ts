import { createHmac } from 'node:crypto';
import type { KeyedAccount } from './blob-connection';

/** A request as far as its signature covers it. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  /** By lower-case name; those that the service signs and that are not sent count as empty. */
  readonly headers: ReadonlyMap<string, string>;
}

const signedHeaders = [
  'content-encoding',
  'content-language',
  'content-length',
  'content-md5',
  'content-type',
  'date',
  'if-modified-since',
  'if-match',
  'if-none-match',
  'if-unmodified-since',
  'range',
];

/**
 * The `Authorization` of a request to blob storage by the account's key; only for a machine without an identity.
 * @see https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
 */
export function sharedKey({ name, key }: KeyedAccount, request: SignedRequest): string {
  const { method, headers } = request;
  const plain = signedHeaders.map((header) => {
    const value = headers.get(header) ?? '';
    return header === 'content-length' && value === '0' ? '' : value;
  });
  const ownHeaders = [...headers]
    .filter(([header]) => header.startsWith('x-ms-'))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([header, value]) => `${header}:${value}`);
  const text = [method, ...plain, ...ownHeaders, resourceOf(name, request.url)].join('\n');
  const mac = createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8');
  return `SharedKey ${name}:${mac.digest('base64')}`;
}

function resourceOf(name: string, address: string): string {
  const { pathname, searchParams } = new URL(address);
  const parameters = [...searchParams]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([parameter, value]) => `${parameter.toLowerCase()}:${value}`);
  return [`/${name}${pathname}`, ...parameters].join('\n');
}
