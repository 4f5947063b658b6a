import type { Locale } from '../domain/locale';
import { pickText, type LocalizedText } from '../domain/localized-text';

/**
 * A policy's text in the reader's language. Few people type the spaces that French wants before its high punctuation; with
 * plain ones a question mark may begin a line.
 */
export function policyText(text: LocalizedText, locale: Locale): string {
  const picked = pickText(text, [locale]);
  return locale === 'fr'
    ? picked.replace(/ (?=[?!;])/gu, '\u202f').replace(/ (?=[:»%])|(?<=«) /gu, '\u00a0')
    : picked;
}
