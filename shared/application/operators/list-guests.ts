import type { RequestRows } from '../../domain/request/request-rows';
import type { RequestList } from '../../ports/request-list';
import type { RequestStore } from '../../ports/request-store';

export interface ListGuestsDeps {
  readonly requestList: RequestList;
  readonly store: RequestStore;
}

export interface GuestFilter {
  readonly accessPackageId?: string | undefined;
  readonly organizationId?: string | undefined;
  /** Those whose access has ended too. */
  readonly ended: boolean;
}

/** Requests that gave access, the newest first, with all their rows; read a page at a time. */
export type ListGuests = (filter: GuestFilter) => AsyncIterable<RequestRows>;

const expected = 200;

export function makeListGuests({ requestList, store }: ListGuestsDeps): ListGuests {
  return async function* list({ ended, ...filter }) {
    // An assignment begins with the welcome mail, before delivery is over.
    const states = ['delivering', 'delivered', 'partiallyDelivered'] as const;
    for await (const { id } of requestList.newestFirst({ ...filter, states }, expected)) {
      const rows = await store.load(id);
      const state = rows?.assignment?.value.state;
      if (rows !== undefined && state !== undefined && (ended || state !== 'ended')) yield rows;
    }
  };
}
