import type { RequestRows } from '../../domain/request/request-rows';
import type { ReferenceIndex } from '../../ports/reference-index';
import type { RequestList } from '../../ports/request-list';
import type { RequestStore } from '../../ports/request-store';

export interface FindRequestDeps {
  readonly store: RequestStore;
  readonly references: ReferenceIndex;
  readonly requestList: RequestList;
}

/** @param name a request id or a reference, in its one form */
export type FindRequest = (name: string) => Promise<RequestRows | undefined>;

/**
 * Finds a request as operators name it. The index of references has those of partners only; any other is looked for
 * in the list by age, which the service filters.
 */
export function makeFindRequest({ store, references, requestList }: FindRequestDeps): FindRequest {
  return async (name) => {
    if (/^[0-9a-f]{32}$/.test(name)) return store.load(name);
    const indexed = await references.find(name);
    const rows = indexed === undefined ? undefined : await store.load(indexed);
    if (rows?.request.value.reference === name) return rows;
    for await (const { id } of requestList.newestFirst({ reference: name }, 1)) {
      return store.load(id);
    }
    return undefined;
  };
}
