import type { Locale } from '../domain/locale';

/** The same value for the same language, made when first asked for: parsed templates are costly to make, and to load with. */
export function oncePerLocale<Value>(make: (locale: Locale) => Value): (locale: Locale) => Value {
  const made = new Map<Locale, Value>();
  return (locale) => {
    const found = made.get(locale);
    if (found !== undefined) return found;
    const value = make(locale);
    made.set(locale, value);
    return value;
  };
}
