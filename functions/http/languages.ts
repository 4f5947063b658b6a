import type { HttpRequest } from '@azure/functions';
import { locales, pickLocale, type Locale } from '../../shared/domain/locale';

/** What a reader wants, best first: `?lang=` if it is shipped, then `Accept-Language`. */
export function wantedLanguages({
  query,
  headers,
}: Pick<HttpRequest, 'query' | 'headers'>): readonly string[] {
  const chosen = chosenLocale(query.get('lang'));
  const accepted = acceptedLanguages(headers.get('accept-language') ?? '');
  return chosen === undefined ? accepted : [chosen, ...accepted];
}

/** The language of pages: the reader's, else the organization's. */
export function chooseLocale(
  request: Pick<HttpRequest, 'query' | 'headers'>,
  fallback: string | undefined,
): Locale {
  return pickLocale([...wantedLanguages(request), fallback ?? 'en'], 'en');
}

/** The shipped language of exactly this name. */
export function chosenLocale(name: string | null | undefined): Locale | undefined {
  return locales.find((locale) => locale === name);
}

interface Preference {
  readonly tag: string;
  readonly quality: number;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4 */
function acceptedLanguages(header: string): readonly string[] {
  return header
    .split(',')
    .map(preference)
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .toSorted((left, right) => right.quality - left.quality)
    .map(({ tag }) => tag);
}

function preference(part: string): Preference {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  return { tag, quality: Number.isNaN(quality) ? 0 : quality };
}
