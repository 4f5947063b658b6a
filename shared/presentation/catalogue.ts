import type { Locale } from '../domain/locale';
import { compiledCatalogues } from './compiled-templates';

type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Messages by dotted key. `{name}` stands for a value, `**…**` for strong; a plural is chosen by the value `count`. */
export type Catalogue = Readonly<Record<string, string | Plural>>;

export type MessageValues = Readonly<Record<string, string | number>>;

function isPlural(value: unknown): value is Plural {
  return typeof value === 'object' && value !== null && 'other' in value;
}

function parseCatalogue(json: string): Catalogue {
  const messages: [string, string | Plural][] = [];
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object') return {};
  for (const [key, value] of Object.entries<unknown>({ ...parsed })) {
    if (typeof value === 'string' || isPlural(value)) messages.push([key, value]);
  }
  return Object.fromEntries(messages);
}

export type Catalogues = Readonly<Record<Locale, Catalogue>>;

export const shippedCatalogues: Catalogues = {
  en: parseCatalogue(compiledCatalogues.en),
  fr: parseCatalogue(compiledCatalogues.fr),
};
