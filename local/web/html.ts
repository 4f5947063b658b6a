/** Text that is safe to put into a page as it stands. */
export interface Html {
  readonly markup: string;
}

export type HtmlPart = Html | string | number | undefined | readonly HtmlPart[];

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

const escapeText = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (character) => entities.get(character) ?? character);

const render = (part: HtmlPart): string => {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(render).join('');
};

/** Template tag: everything interpolated is escaped, unless it is itself made by this tag; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const rendered = strings.map((text, index) => text + render(parts[index]));
  return { markup: rendered.join('') };
}
