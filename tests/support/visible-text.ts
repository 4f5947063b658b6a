const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#42;': '*',
};

/** Text as it stood before it was escaped for HTML. */
export const unescapeHtml = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|#42);/g, (entity) => entities[entity] ?? entity);

/** What a reader sees or hears of an HTML document: its texts, one a line, and its labels. */
export function visibleText(html: string): string {
  // Marks and strong words stand within a word or sentence.
  const body = html.replace(/<(style|head)\b.*?<\/\1>|<\/?(?:mark|b)\b[^>]*>/gs, '');
  const labels = [...html.matchAll(/(?:aria-label|alt)="([^"]*)"/g)].map((match) => match[1] ?? '');
  const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '';
  const texts = body.replace(/<(?:textarea)[^>]*>/g, '\n').replace(/<[^>]+>/g, '\n');
  return unescapeHtml([title, ...labels, texts].join('\n')).replace(/\s*\n\s*/g, '\n');
}
