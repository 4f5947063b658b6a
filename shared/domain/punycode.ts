const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialCodePoint = 128;
const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The Unicode form of a lower-case domain name: every `xn--` label decoded, the others untouched. A label that does not
 * decode stays as it is. For showing and comparing only, never for sending.
 * @see https://www.rfc-editor.org/rfc/rfc3492#section-6.2
 */
export function domainToUnicode(domain: string): string {
  return domain
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}

function decode(input: string): string | undefined {
  const lastHyphen = input.lastIndexOf('-');
  const output = Array.from(input.slice(0, Math.max(lastHyphen, 0)));
  let position = lastHyphen + 1;
  let codePoint = initialCodePoint;
  let index = 0;
  let bias = initialBias;
  while (position < input.length) {
    const read = readDelta(input, position, bias);
    if (read === undefined) return undefined;
    const length = output.length + 1;
    bias = adapt(read.delta, length, index === 0 && codePoint === initialCodePoint);
    position = read.position;
    index += read.delta;
    codePoint += Math.floor(index / length);
    index %= length;
    if (codePoint > 0x10ffff) return undefined;
    output.splice(index, 0, String.fromCodePoint(codePoint));
    index += 1;
  }
  return output.join('');
}

function readDelta(
  input: string,
  start: number,
  bias: number,
): { readonly delta: number; readonly position: number } | undefined {
  let delta = 0;
  let weight = 1;
  let position = start;
  for (let k = base; ; k += base) {
    const digit = digits.indexOf(input.charAt(position));
    if (position >= input.length || digit === -1 || delta > 0x7fffffff) return undefined;
    position += 1;
    delta += digit * weight;
    const threshold = Math.min(Math.max(k - bias, tMin), tMax);
    if (digit < threshold) return { delta, position };
    weight *= base - threshold;
  }
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
