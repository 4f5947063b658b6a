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
  const halves = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const [left = '', right] = halves;
  if (halves.length > 2) return undefined;
  const before = left === '' ? [] : left.split(':');
  const after = right === undefined || right === '' ? [] : right.split(':');
  if (right === undefined && before.length !== 8) return undefined;
  const zeros = Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  if (groups.slice(0, 4).some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return undefined;
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
