import { isAtEnd, type RequestState } from '../../domain/request/request-state';
import type { RequestRows } from '../../domain/request/request-rows';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { PersonIndex } from '../../ports/person-index';
import type { RequestStore } from '../../ports/request-store';

export interface OtherRequestsDeps {
  readonly people: PersonIndex;
  readonly store: RequestStore;
}

/** The other requests of the same person, in whatever state: all of them, since accounts are deleted on its word. */
export async function otherRequests(
  { people, store }: OtherRequestsDeps,
  { id, personKey }: Pick<SignUpRequest, 'id' | 'personKey'>,
): Promise<readonly RequestRows[]> {
  const others: RequestRows[] = [];
  for await (const requestId of people.allRequestsOf(personKey)) {
    const rows = requestId === id ? undefined : await store.load(requestId);
    if (rows?.request.value.personKey === personKey) others.push(rows);
  }
  return others;
}

/** Access is given, or is being taken away but not gone yet. */
export function holdsAccess({ assignment }: RequestRows): boolean {
  return assignment !== undefined && assignment.value.state !== 'ended';
}

const beforeDelivery: ReadonlySet<RequestState> = new Set(['approved', 'delivering']);

/** Decided, and about to be given. */
export function isInDelivery({ request }: RequestRows): boolean {
  return beforeDelivery.has(request.value.state);
}

/** Asked for, and neither refused nor given yet. */
export function isOpen({ request }: RequestRows): boolean {
  return !isAtEnd(request.value.state);
}
