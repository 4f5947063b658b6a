import type { HttpRequest } from '@azure/functions';

/**
 * The network that a request comes from, /24 or /64, as text; undefined when the front end did not say.
 * @param trustedHops how many entries at the end of `X-Forwarded-For` are proxies of our own
 */
export function clientNetwork(
  { headers }: Pick<HttpRequest, 'headers'>,
  trustedHops: number,
): string | undefined {
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const entry = entries.at(-1 - trustedHops);
  return entry === undefined || entry === '' ? undefined : networkOf(withoutPort(entry));
}

/** The front end writes `203.0.113.7:1234` and `[2001:db8::1]:1234`. */
function withoutPort(entry: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(entry)?.[1];
  if (bracketed !== undefined) return bracketed;
  return entry.split(':').length === 2 ? (entry.split(':')[0] ?? '') : entry;
}

function networkOf(address: string): string | undefined {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return ipv4Network(mapped ?? address) ?? ipv6Network(address);
}

function ipv4Network(address: string): string | undefined {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1);
  if (octets === undefined || octets.some((octet) => Number(octet) > 255)) return undefined;
  return `${octets.slice(0, 3).map(Number).join('.')}.0/24`;
}

function ipv6Network(address: string): string | undefined {
  const host = `http://[${address.split('%')[0] ?? ''}]`;
  if (!URL.canParse(host)) return undefined;
  const [left = '', right] = new URL(host).hostname.slice(1, -1).split('::');
  const before = groupsOf(left);
  const after = groupsOf(right ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

function groupsOf(half: string): readonly string[] {
  return half === '' ? [] : half.split(':');
}
