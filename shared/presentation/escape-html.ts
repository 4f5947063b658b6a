import { printableText } from '../domain/quoted-text';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in an element or a quoted attribute, without what could reorder or hide its surroundings. */
export function escapeHtml(text: string): string {
  return printableText(text).replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}
