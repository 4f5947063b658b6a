import { normaliseAddress } from '../../domain/email-address';
import type { RequestRows } from '../../domain/request/request-rows';
import type { PersonIndex } from '../../ports/person-index';
import type { RequestStore } from '../../ports/request-store';
import type { Seals } from '../../ports/seals';

export interface PersonRequestsDeps {
  readonly people: PersonIndex;
  readonly store: RequestStore;
  readonly seals: Pick<Seals, 'personKey'>;
}

/** Every request that concerns the owner of an address. */
export interface PersonRequests {
  /** As it is compared: lower case, ASCII. */
  readonly address: string;
  readonly personKey: string;
  /** Those the person made, oldest first. */
  readonly own: readonly RequestRows[];
  /** Those the person was asked about, or answers for the guest of. */
  readonly others: readonly RequestRows[];
}

const mostRequests = 1000;

/** Undefined when the text is no address. */
export async function personRequests(
  { people, store, seals }: PersonRequestsDeps,
  text: string,
): Promise<PersonRequests | undefined> {
  const address = normaliseAddress(text);
  if (address.kind === 'refused') return undefined;
  const personKey = await seals.personKey(address.key);
  const found: RequestRows[] = [];
  for (const requestId of await people.requestsOf(personKey, mostRequests)) {
    const rows = await store.load(requestId);
    if (rows !== undefined) found.push(rows);
  }
  const isOwn = ({ request }: RequestRows): boolean => request.value.personKey === personKey;
  return {
    address: address.key,
    personKey,
    own: found.filter(isOwn).toSorted(byAge),
    others: found.filter((rows) => !isOwn(rows)).toSorted(byAge),
  };
}

function byAge(left: RequestRows, right: RequestRows): number {
  return left.request.value.submittedAt < right.request.value.submittedAt ? -1 : 1;
}
