import type { IncomingMessage, ServerResponse } from 'node:http';

import type { HostKeys } from './host-keys';
import { keyHolder, type KeyHolder } from './host-keys';
import { queryPairs } from './query-values';
import { answerEmpty } from './write-answer';

/** The key a request carries: the header, also an empty one, wins over `?code=`, and of several the first. */
export function presentedKey(
  request: Pick<IncomingMessage, 'headersDistinct'>,
  search: string,
): string | undefined {
  const header = request.headersDistinct['x-functions-key']?.[0];
  return header ?? queryPairs(search).find(([name]) => name.toLowerCase() === 'code')?.[1];
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
  const search = question < 0 ? '' : url.slice(question);
  const holder = keyHolder(keys, presentedKey(request, search));
  if (allowed.includes(holder)) return true;
  if (holder === 'nobody') answerEmpty(response, 401, { 'www-authenticate': 'Bearer' });
  else answerEmpty(response, 403);
  return false;
}
