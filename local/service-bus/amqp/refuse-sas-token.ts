import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SasKey {
  readonly name: string;
  readonly key: string;
}

const hostAndPath = /^[a-z]+:\/\/([^/:]*)(?::\d+)?\/?(.*?)\/*$/iu;

/** Clients sign `amqps://host/` or `https://host/entity/` to use `sb://host:port/entity`: host and path count. */
function scopeOf(address: string): string {
  const match = hostAndPath.exec(address);
  if (match === null) return address.toLowerCase();
  const [, host = '', path = ''] = match;
  return `${host}/${path === '' ? '' : `${path}/`}`.toLowerCase();
}

function isEqual(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/**
 * Why a shared access signature does not open `audience`; undefined when it does.
 * @param now milliseconds since 1970 on the machine's clock: whoever signs may not share the stack's time
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
 */
export function refuseSasToken(
  token: string,
  audience: string,
  { key, now }: { readonly key: SasKey; readonly now: number },
): string | undefined {
  const fields = new URLSearchParams(token.replace(/^SharedAccessSignature /u, ''));
  const expiry = fields.get('se') ?? '';
  if (fields.get('skn') !== key.name) return 'InvalidSignature: the key name is unknown.';
  if (!(Number(expiry) * 1000 > now)) return 'ExpiredToken: the token is past its time.';
  // Signed as it was sent, encoded one way or another.
  const signed = /(?:^|[ &])sr=([^&]*)/u.exec(token)?.[1] ?? '';
  const signature = createHmac('sha256', key.key).update(`${signed}\n${expiry}`).digest('base64');
  const isSigned = isEqual(signature, fields.get('sig') ?? '');
  const isInScope = scopeOf(audience).startsWith(scopeOf(fields.get('sr') ?? ''));
  return isSigned && isInScope
    ? undefined
    : 'InvalidSignature: the token has an invalid signature.';
}
