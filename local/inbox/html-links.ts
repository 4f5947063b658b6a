const anchor =
  /<a\b(?:[^>"']|"[^"]*"|'[^']*')*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/giu;

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const decodeEntity = (whole: string, name: string): string => {
  const lower = name.toLowerCase();
  if (lower.startsWith('#x')) return String.fromCodePoint(Number.parseInt(lower.slice(2), 16));
  if (lower.startsWith('#')) return String.fromCodePoint(Number(lower.slice(1)));
  return named.get(lower) ?? whole;
};

const decode = (text: string): string =>
  text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/giu, decodeEntity).trim();

/** Addresses of the links in a mail's HTML, in order, as a mail program would open them; comments are left out. */
export function htmlLinks(html: string): readonly string[] {
  const shown = html.replaceAll(/<!--[\s\S]*?-->/gu, '');
  return [...shown.matchAll(anchor)].map(([, double, single, bare]) =>
    decode(double ?? single ?? bare ?? ''),
  );
}
