import type { RequestRows } from '../../domain/request/request-rows';
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
