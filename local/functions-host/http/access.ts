import type { IncomingMessage, ServerResponse } from 'node:http';

import type { HostKeys } from './host-keys';
import { keyHolder, type KeyHolder } from './host-keys';
import { codeOf, queryValues, type QueryValues } from './query-values';
import { answerEmpty } from './write-answer';

/** The key a request carries: the header wins over `?code=`. */
export function presentedKey(request: IncomingMessage, query: QueryValues): string | undefined {
  const header = request.headers['x-functions-key'];
  return typeof header === 'string' ? header : codeOf(query);
}

/**
 * Guards what belongs to the host itself: no key or a wrong one is 401, a key that is known but not enough 403.
 * Returns whether the request may go on.
 */
export function admit(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  keys: HostKeys,
  allowed: readonly KeyHolder[],
): boolean {
  const url = request.url ?? '';
  const question = url.indexOf('?');
  const query = queryValues(question < 0 ? '' : url.slice(question));
  const holder = keyHolder(keys, presentedKey(request, query));
  if (allowed.includes(holder)) return true;
  if (holder === 'nobody') answerEmpty(response, 401, { 'www-authenticate': 'Bearer' });
  else answerEmpty(response, 403);
  return false;
}
