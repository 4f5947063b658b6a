import type { Locale } from '../domain/locale';
import type { Catalogue, MessageValues } from './catalogue';

/** Sentences of one language. */
export interface Wording {
  readonly locale: Locale;
  /** Whether a message exists: for texts by a code that may be new. */
  has(key: string): boolean;
  /**
   * The message with its values.
   * @throws Error for an unknown key or a value that is missing: both are mistakes in a template
   */
  say(key: string, values?: MessageValues): string;
}

export function makeWording(locale: Locale, catalogue: Catalogue): Wording {
  const plurals = new Intl.PluralRules(locale);

  function message(key: string, count: string | number | undefined): string {
    const found = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    if (found === undefined) throw new Error(`no message ${key} in ${locale}`);
    if (typeof found === 'string') return found;
    return found[plurals.select(Number(count ?? 0))] ?? found.other;
  }

  return {
    locale,
    has: (key) => Object.hasOwn(catalogue, key),
    say: (key, values = {}) =>
      message(key, values['count']).replace(/\{(\w+)\}/gu, (_, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`message ${key} needs ${name}`);
        return String(value);
      }),
  };
}
