import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { SignUpRequest } from '../../../shared/domain/request/sign-up-request';
import type { RequestFilter, RequestList } from '../../../shared/ports/request-list';
import type { RequestStore } from '../../../shared/ports/request-store';
import { sampleRows } from '../sample-rows';

const ids = makeRandomIds();

export interface ListedStore {
  readonly store: RequestStore;
  readonly list: RequestList;
}

function aRequest(minute: number, more: Partial<SignUpRequest> = {}): SignUpRequest {
  const [row] = sampleRows(ids.requestId());
  if (row?.kind !== 'request') throw new Error('the first sample is the request row');
  const submittedAt = new Date(Date.UTC(2026, 0, 5, 10, minute)).toISOString();
  return { ...row.value, reference: ids.reference(), submittedAt, ...more };
}

const insert = async ({ store }: ListedStore, request: SignUpRequest): Promise<void> => {
  const row = { kind: 'request', value: request } as const;
  await store.commit(request.id, [{ kind: 'insert', row }]);
};
const listed = async ({ list }: ListedStore, filter: RequestFilter = {}, most = 100) => {
  const found: SignUpRequest[] = [];
  for await (const request of list.newestFirst(filter, most)) {
    found.push(request);
    if (found.length === most) break;
  }
  return found;
};

const hundred = async (world: ListedStore): Promise<readonly SignUpRequest[]> => {
  const requests = Array.from({ length: 100 }, (_, minute) => aRequest(minute));
  await Promise.all(requests.map(async (request) => insert(world, request)));
  return requests;
};

/** What every RequestList does over its store. */
export function requestListContract(make: () => ListedStore): void {
  it('lists the newest first, however many partitions they lie in', async () => {
    const world = make();
    const requests = await hundred(world);

    const all = await listed(world);
    const first = await listed(world, {}, 7);

    expect(all.map(({ id }) => id)).toEqual(requests.map(({ id }) => id).toReversed());
    expect(first).toEqual(all.slice(0, 7));
  });

  it('filters by state, package, organization and reference', async () => {
    const world = make();
    const denied = aRequest(1, { state: 'denied' });
    const other = aRequest(2, { accessPackageId: 'community' });
    const { organizationId: _none, ...nobodys } = aRequest(3);
    for (const request of [denied, other, nobodys]) await insert(world, request);
    const idsOf = async (filter: RequestFilter) =>
      (await listed(world, filter)).map(({ id }) => id);

    expect(await idsOf({ states: ['denied', 'expired'] })).toEqual([denied.id]);
    expect(await idsOf({ accessPackageId: 'community' })).toEqual([other.id]);
    expect(await idsOf({ organizationId: 'contoso' })).toEqual([other.id, denied.id]);
    expect(await idsOf({ reference: nobodys.reference })).toEqual([nobodys.id]);
    expect(await idsOf({ organizationId: 'contoso', states: ['pendingApproval'] })).toEqual([
      other.id,
    ]);
  });

  it('filters by age, the beginning included and the end not', async () => {
    const world = make();
    const requests = [10, 20, 30].map((minute) => aRequest(minute));
    for (const request of requests) await insert(world, request);
    const [first, second, third] = requests.map(({ submittedAt }) => submittedAt);
    const timesOf = async (filter: RequestFilter) =>
      (await listed(world, filter)).map(({ submittedAt }) => submittedAt);

    expect(await timesOf({ submittedSince: second })).toEqual([third, second]);
    expect(await timesOf({ submittedBefore: second })).toEqual([first]);
    expect(await timesOf({ submittedSince: first, submittedBefore: third })).toEqual([
      second,
      first,
    ]);
  });

  it('shows a request as it was last written, and not once it is deleted', async () => {
    const world = make();
    const request = aRequest(1);
    await insert(world, request);
    const stored = (await world.store.load(request.id))?.request;
    if (stored === undefined) throw new Error('it was inserted');

    const changed = { kind: 'request', value: { ...request, state: 'denied' } } as const;
    const replace = { kind: 'replace', row: changed, etag: stored.etag } as const;
    await world.store.commit(request.id, [replace]);
    const after = await listed(world);
    await world.store.commit(request.id, [{ kind: 'delete', row: changed }]);

    expect(after).toEqual([changed.value]);
    expect(await listed(world)).toEqual([]);
  });

  it('leaves the list alone when a write is refused', async () => {
    const world = make();
    const request = aRequest(1);
    await insert(world, request);

    const row = { kind: 'request', value: { ...request, state: 'denied' } } as const;
    const lost = await world.store.commit(request.id, [
      { kind: 'replace', row, etag: 'W/"datetime\'2020-01-01T00%3A00%3A00.0000000Z\'"' },
    ]);

    expect(lost.kind).toBe('conflict');
    expect((await listed(world)).map(({ state }) => state)).toEqual([request.state]);
  });
}
