// Lower-case letters that pass for Latin ones, a small part of the Unicode list: what is left out is still caught by its
// distance or by its mixed scripts.
const alike: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  b: 'Ььʙ',
  c: 'сϲ',
  d: 'ԁđ',
  e: 'еєε',
  f: 'ƒ',
  g: 'ɡց',
  h: 'һհ',
  i: 'іıιɩ',
  j: 'ј',
  k: 'кκ',
  l: 'ӏł1|',
  m: 'м',
  n: 'ոηп',
  o: 'оοօø0',
  p: 'рρ',
  q: 'ԛ',
  r: 'г',
  s: 'ѕ',
  t: 'тτŧ',
  u: 'υս',
  v: 'ѵν',
  w: 'ԝωѡ',
  x: 'хχ',
  y: 'уγ',
  z: 'ʐ',
};

const latinOf = new Map(
  Object.entries(alike).flatMap(([latin, others]) =>
    Array.from(others, (other) => [other, latin] as const),
  ),
);

const pairs: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

/**
 * What a reader sees at a glance: two lower-case texts with the same skeleton are easily taken for each other. Idempotent;
 * to compare, never to show.
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
export function confusableSkeleton(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  let skeleton = Array.from(bare, (character) => latinOf.get(character) ?? character).join('');
  for (const [pair, single] of pairs) skeleton = skeleton.replace(pair, single);
  return skeleton;
}
