/** A text in one or more languages, keyed by BCP 47 tag, as policies write it: `{ en: …, fr: … }`. */
export type LocalizedText = Readonly<Record<string, string>>;

/**
 * The text in the first wanted language that it exists in (an exact tag, then its primary subtag, `fr-CA` → `fr`),
 * else in the first language it was written in.
 */
export function pickText(text: LocalizedText, wanted: readonly string[]): string {
  for (const tag of wanted) {
    const found = text[tag] ?? text[tag.split('-')[0] ?? tag];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}
