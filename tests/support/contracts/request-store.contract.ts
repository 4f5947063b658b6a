import type { OutboxEntry } from '../../../shared/domain/request/effect';
import type {
  RequestRow,
  RowKind,
  RowValue,
  RowWrite,
} from '../../../shared/domain/request/request-rows';
import type { RequestStore } from '../../../shared/ports/request-store';
import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import { sampleRows } from '../sample-rows';

const ids = makeRandomIds();

const inserts = (rows: readonly RequestRow[]): readonly RowWrite[] =>
  rows.map((row) => ({ kind: 'insert', row }));

function sample<Kind extends RowKind>(
  requestId: string,
  kind: Kind,
): { readonly kind: Kind; readonly value: RowValue<Kind> } {
  const found = sampleRows(requestId).find((row) => row.kind === kind);
  return found as { readonly kind: Kind; readonly value: RowValue<Kind> };
}

const stage = (requestId: string, number: number): RequestRow => ({
  kind: 'stage',
  value: { ...sample(requestId, 'stage').value, number },
});

const outboxRow = (
  requestId: string,
  createdAt: string,
): { kind: 'outbox'; value: OutboxEntry } => ({
  kind: 'outbox',
  value: {
    requestId,
    createdAt,
    key: `${createdAt}|${requestId}|${ids.short()}`,
    effect: { kind: 'start' },
  },
});

/** What every RequestStore does. */
export function requestStoreContract(makeStore: () => RequestStore): void {
  const store = makeStore();

  const stored = async (rows?: readonly RequestRow[]) => {
    const requestId = ids.requestId();
    await store.commit(requestId, inserts(rows ?? [sample(requestId, 'request')]));
    const loaded = await store.load(requestId);
    if (loaded === undefined) throw new Error('The request was not stored.');
    return { requestId, loaded };
  };

  const withSubmission = async () => {
    const requestId = ids.requestId();
    const row = sample(requestId, 'submission');
    await store.commit(requestId, inserts([sample(requestId, 'request'), row]));
    const loaded = await store.load(requestId);
    return { requestId, row, etag: loaded?.submissions[0]?.etag ?? '' };
  };

  it('knows nothing of a request that was never stored', async () => {
    expect(await store.load(ids.requestId())).toBeUndefined();
  });

  it('gives back every kind of row as it was written', async () => {
    const requestId = ids.requestId();
    const rows = sampleRows(requestId);

    const committed = await store.commit(requestId, inserts(rows));
    const loaded = await store.load(requestId);

    const value = <Kind extends RowKind>(kind: Kind): RowValue<Kind> =>
      sample(requestId, kind).value;
    expect(committed).toEqual({ kind: 'committed' });
    expect(loaded).toMatchObject({
      request: { value: value('request') },
      submissions: [{ value: value('submission') }],
      stages: [{ value: value('stage') }],
      approvers: [{ value: value('approver') }],
      decisions: [{ value: value('decision') }],
      mails: [{ value: value('mail') }],
      invitation: { value: value('invitation') },
      resources: [{ value: value('resource') }],
      audit: [{ value: value('audit') }],
    });
  });

  it('keeps the rows of one request from those of another', async () => {
    const first = await stored();
    const second = await stored();

    expect(first.loaded.request.value.id).toBe(first.requestId);
    expect(second.loaded.request.value.id).toBe(second.requestId);
  });

  it('lists rows in the order of their numbers', async () => {
    const requestId = ids.requestId();
    const rows = [10, 2, 1].map((number) => stage(requestId, number));

    await store.commit(requestId, inserts([...rows, sample(requestId, 'request')]));
    const loaded = await store.load(requestId);

    expect(loaded?.stages.map(({ value }) => value.number)).toEqual([1, 2, 10]);
  });

  it('keeps long text whole', async () => {
    const requestId = ids.requestId();
    const row = sample(requestId, 'submission');
    const justification = `${'x'.repeat(31_970)}${'👋é'.repeat(20_000)}`;

    await store.commit(
      requestId,
      inserts([sample(requestId, 'request'), { ...row, value: { ...row.value, justification } }]),
    );
    const loaded = await store.load(requestId);

    expect(loaded?.submissions[0]?.value.justification).toBe(justification);
  });

  it('refuses to insert what is there', async () => {
    const { requestId } = await stored();

    const again = await store.commit(requestId, inserts([sample(requestId, 'request')]));

    expect(again).toEqual({ kind: 'conflict' });
  });

  it('puts a row whether it is there or not', async () => {
    const { requestId } = await stored();
    const put = (number: number): RowWrite => ({ kind: 'put', row: stage(requestId, number) });

    await store.commit(requestId, [put(1)]);
    const again = await store.commit(requestId, [put(1), put(2)]);

    expect(again).toEqual({ kind: 'committed' });
    expect((await store.load(requestId))?.stages).toHaveLength(2);
  });

  it('replaces a row only under the ETag that it was read with', async () => {
    const { requestId, loaded } = await stored();
    const { value, etag } = loaded.request;
    const replace = (restarts: number): readonly RowWrite[] => [
      { kind: 'replace', row: { kind: 'request', value: { ...value, restarts } }, etag },
    ];

    const first = await store.commit(requestId, replace(1));
    const second = await store.commit(requestId, replace(2));

    expect(first).toEqual({ kind: 'committed' });
    expect(second).toEqual({ kind: 'conflict' });
    expect((await store.load(requestId))?.request.value.restarts).toBe(1);
  });

  it('gives a row another ETag with every write, even of the same content', async () => {
    const { requestId, loaded } = await stored();
    const row: RequestRow = { kind: 'request', value: loaded.request.value };

    await store.commit(requestId, [{ kind: 'put', row }]);

    expect((await store.load(requestId))?.request.etag).not.toBe(loaded.request.etag);
  });

  it('refuses to replace a row that is gone', async () => {
    const { requestId, loaded } = await stored();
    const row: RequestRow = { kind: 'request', value: loaded.request.value };

    await store.commit(requestId, [{ kind: 'delete', row }]);
    const late = await store.commit(requestId, [
      { kind: 'replace', row, etag: loaded.request.etag },
    ]);

    expect(late).toEqual({ kind: 'conflict' });
  });

  it('writes nothing of a transaction in which one condition does not hold', async () => {
    const { requestId } = await stored();

    const torn = await store.commit(requestId, [
      ...inserts([stage(requestId, 1), outboxRow(requestId, '2026-01-05T10:00:00.000Z')]),
      { kind: 'insert', row: sample(requestId, 'request') },
    ]);

    expect(torn).toEqual({ kind: 'conflict' });
    expect((await store.load(requestId))?.stages).toEqual([]);
  });

  describe.each([
    ['alone', () => []],
    ['within a transaction', (id: string) => inserts([stage(id, 3)])],
  ] as const)('deleting %s', (_, others) => {
    it('deletes a row, under its ETag too', async () => {
      const { requestId, row, etag } = await withSubmission();

      const deleted = await store.commit(requestId, [
        { kind: 'delete', row, etag },
        ...others(requestId),
      ]);

      expect(deleted).toEqual({ kind: 'committed' });
      expect((await store.load(requestId))?.submissions).toEqual([]);
    });

    it('deletes a row that changed when no ETag is given', async () => {
      const { requestId, row } = await withSubmission();
      await store.commit(requestId, [{ kind: 'put', row }]);

      const deleted = await store.commit(requestId, [
        { kind: 'delete', row },
        ...others(requestId),
      ]);

      expect(deleted).toEqual({ kind: 'committed' });
    });

    it('refuses to delete a row that changed since', async () => {
      const { requestId, row, etag } = await withSubmission();
      await store.commit(requestId, [{ kind: 'put', row }]);

      const refused = await store.commit(requestId, [
        { kind: 'delete', row, etag },
        ...others(requestId),
      ]);

      expect(refused).toEqual({ kind: 'conflict' });
      expect((await store.load(requestId))?.submissions).toHaveLength(1);
      expect((await store.load(requestId))?.stages).toEqual([]);
    });

    it('refuses to delete a row that is gone', async () => {
      const { requestId, row } = await withSubmission();
      await store.commit(requestId, [{ kind: 'delete', row }]);

      const refused = await store.commit(requestId, [
        { kind: 'delete', row },
        ...others(requestId),
      ]);

      expect(refused).toEqual({ kind: 'conflict' });
    });
  });

  it('lets one of many rivals win', async () => {
    const { requestId, loaded } = await stored();
    const { value, etag } = loaded.request;

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, async (_, restarts) =>
        store.commit(requestId, [
          { kind: 'replace', row: { kind: 'request', value: { ...value, restarts } }, etag },
          { kind: 'insert', row: outboxRow(requestId, '2026-01-05T10:00:00.000Z') },
        ]),
      ),
    );

    expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
  });

  it('takes a hundred rows at once and no more', async () => {
    const requestId = ids.requestId();
    const rows = Array.from({ length: 101 }, (_, index) => stage(requestId, index + 1));

    const hundred = await store.commit(requestId, inserts(rows.slice(0, 100)));

    expect(hundred).toEqual({ kind: 'committed' });
    await expect(store.commit(requestId, inserts(rows))).rejects.toThrow('tables.too-many-writes');
  });

  it('refuses a row that it could not read again', async () => {
    const requestId = ids.requestId();
    const row = sample(requestId, 'request');
    const broken = { ...row, value: { ...row.value, updatedAt: 'yesterday' } };

    await expect(store.commit(requestId, inserts([broken]))).rejects.toThrow();
    expect(await store.load(requestId)).toBeUndefined();
  });

  describe('outbox', () => {
    it('lists what was written before an instant, over all requests, the oldest of each first', async () => {
      const [first, second] = [ids.requestId(), ids.requestId()];
      const early = outboxRow(first, '2026-01-01T10:00:00.000Z');
      const later = outboxRow(first, '2026-01-01T10:00:30.000Z');
      const other = outboxRow(second, '2026-01-01T10:00:15.000Z');
      const tooLate = outboxRow(second, '2026-01-01T10:01:00.000Z');
      await store.commit(first, inserts([later, early]));
      await store.commit(second, inserts([tooLate, other]));

      const entries = await store.outbox(new Date('2026-01-01T10:01:00.000Z'));

      const own = ({ requestId }: OutboxEntry): boolean => [first, second].includes(requestId);
      const keys = entries.filter(own).map(({ key }) => key);
      expect(keys).toHaveLength(3);
      expect(keys).toContain(other.value.key);
      expect(keys.filter((key) => key.includes(first))).toEqual([early.value.key, later.value.key]);
    });

    it('is no part of a request’s rows', async () => {
      const requestId = ids.requestId();

      await store.commit(requestId, inserts([outboxRow(requestId, '2026-01-01T10:00:00.000Z')]));

      expect(await store.load(requestId)).toBeUndefined();
    });

    it('lets an entry be taken out, twice as well', async () => {
      const requestId = ids.requestId();
      const { value } = outboxRow(requestId, '2026-01-01T11:00:00.000Z');
      await store.commit(requestId, inserts([{ kind: 'outbox', value }]));

      await store.removeFromOutbox(value);
      await store.removeFromOutbox(value);

      const entries = await store.outbox(new Date('2026-01-01T12:00:00.000Z'));
      expect(entries.map(({ key }) => key)).not.toContain(value.key);
    });

    it('lets a transaction take an entry out by its key', async () => {
      const requestId = ids.requestId();
      const row = outboxRow(requestId, '2026-01-01T11:00:00.000Z');
      const { key } = row.value;
      await store.commit(requestId, inserts([row]));

      const deleted = await store.commit(requestId, [
        { kind: 'delete', row: { kind: 'outbox', value: { requestId, key } } },
        ...inserts([stage(requestId, 1)]),
      ]);

      const entries = await store.outbox(new Date('2026-01-01T12:00:00.000Z'));
      expect(deleted).toEqual({ kind: 'committed' });
      expect(entries.map((entry) => entry.key)).not.toContain(key);
    });
  });
}
