/** The languages that pages and mails are shipped in. */
export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];

/** The first shipped language among the wanted BCP 47 tags, by their primary subtag (`fr-CA` → `fr`), else the fallback. */
export function pickLocale(wanted: readonly string[], fallback: Locale): Locale {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = locales.find((locale) => locale === primary);
    if (found !== undefined) return found;
  }
  return fallback;
}
