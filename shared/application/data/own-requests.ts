import type { RequestRows } from '../../domain/request/request-rows';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import { byAge } from './by-age';
import { eachRequestOf, type EachRequestOfDeps } from './each-request-of';

/** The requests that a person made, oldest first. */
export async function ownRequests(
  deps: EachRequestOfDeps,
  personKey: string,
): Promise<readonly RequestRows[]> {
  const own: RequestRows[] = [];
  await eachRequestOf(deps, personKey, (rows) => {
    if (rows.request.value.personKey === personKey) own.push(rows);
  });
  return own.toSorted((left, right) => byAge(left.request.value, right.request.value));
}

/** The others of the same person, in whatever state: all of them, since accounts are deleted on its word. */
export async function otherRequests(
  deps: EachRequestOfDeps,
  { id, personKey }: Pick<SignUpRequest, 'id' | 'personKey'>,
): Promise<readonly RequestRows[]> {
  const own = await ownRequests(deps, personKey);
  return own.filter(({ request }) => request.value.id !== id);
}
