/** Light paper that pages and mails are set on; links in the accent stand on it. */
const paper = '#f7f5f1';

/** What is written on an accent-coloured button. */
export const onAccent = '#ffffff';

/** WCAG 2.2, 1.4.3: text of normal size. */
const leastRatio = 4.5;

export type AccentCheck =
  | { readonly kind: 'accepted'; readonly accent: string }
  | { readonly kind: 'not-a-colour' }
  /** `ratio` is the measured one, rounded down to two digits, `least` the one it takes. */
  | {
      readonly kind: 'refused';
      readonly ratio: number;
      readonly least: number;
      readonly against: 'paper' | 'button text';
    };

/** Red, green and blue of `#rgb` or `#rrggbb`, 0 to 255 each; undefined for anything else. */
export function parseColour(value: string): readonly [number, number, number] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(value);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(value);
  const [, red, green, blue] = long ?? short?.map((digit) => digit + digit) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

function luminance(colour: string): number {
  const rgb = parseColour(colour);
  if (rgb === undefined) throw new Error('not a colour written as #rgb or #rrggbb');
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/**
 * Contrast of two colours written as `#rgb` or `#rrggbb`, 1 to 21, the same in either order.
 * @throws Error when one of them is no such colour
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastRatio(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** May an organization use this accent? It must be readable as a link on paper and under the text of a button. */
export function checkAccent(value: string): AccentCheck {
  const rgb = parseColour(value);
  if (rgb === undefined) return { kind: 'not-a-colour' };
  const measured = [
    { against: 'paper' as const, ratio: contrastRatio(value, paper) },
    { against: 'button text' as const, ratio: contrastRatio(value, onAccent) },
  ];
  const low = measured.find(({ ratio }) => ratio < leastRatio);
  if (low !== undefined) {
    const ratio = Math.floor(low.ratio * 100) / 100;
    return { kind: 'refused', ratio, least: leastRatio, against: low.against };
  }
  const accent = `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return { kind: 'accepted', accent };
}
