import type { RequestRows } from '../../domain/request/request-rows';
import type { PersonIndex } from '../../ports/person-index';
import type { RequestStore } from '../../ports/request-store';
import { inBatches } from './in-batches';

export interface EachRequestOfDeps {
  readonly people: Pick<PersonIndex, 'allRequestsOf'>;
  readonly store: Pick<RequestStore, 'load'>;
}

const batches = { size: 8, isTimeUp: () => false };

/**
 * Works on every request that concerns a person, in whatever role: all there are, in no order, a few at a time. An approver
 * may have thousands, so only those few are in memory.
 */
export async function eachRequestOf(
  { people, store }: EachRequestOfDeps,
  personKey: string,
  work: (rows: RequestRows) => void | Promise<void>,
): Promise<void> {
  await inBatches(people.allRequestsOf(personKey), batches, async (requestId) => {
    const rows = await store.load(requestId);
    if (rows !== undefined) await work(rows);
  });
}
