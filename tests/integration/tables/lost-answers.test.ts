import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import { makeTables, type Tables } from '../../../shared/adapters/tables/make-tables';
import type { RequestRow, RowWrite } from '../../../shared/domain/request/request-rows';
import type { Reservation } from '../../../shared/ports/reservations';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { type FlakyTables, type Mishap, startFlakyTables } from '../../support/flaky-tables';
import { sampleRows } from '../../support/sample-rows';

const ids = makeRandomIds();
const clock = makeFakeClock();
const lost: Mishap = { kind: 'lose' };
const busy: Mishap = { kind: 'refuse', status: 503 };

const open = ({ connectionString: value, prefix }: FlakyTables): Tables =>
  makeTables({
    connection: { kind: 'connectionString', value },
    now: () => clock.now(),
    prefix,
  });

const inserts = (rows: readonly RequestRow[]): readonly RowWrite[] =>
  rows.map((row) => ({ kind: 'insert', row }));

const reservation = (): Reservation => ({
  personKey: ids.requestId(),
  accessPackageId: 'project-x',
  requestId: ids.requestId(),
  reference: ids.reference(),
  reservedAt: clock.now().toISOString(),
});

const requestRow = (requestId: string, restarts = 0): RequestRow => {
  const [row] = sampleRows(requestId);
  if (row?.kind !== 'request') throw new Error('The first sample is no request.');
  return { kind: 'request', value: { ...row.value, restarts } };
};

describe('tables behind a network that loses answers', () => {
  let flaky: FlakyTables;
  let tables: Tables;

  beforeAll(async () => {
    flaky = await startFlakyTables();
    tables = open(flaky);
    // Makes the tables, so that the mishaps meet what a test does.
    await tables.ping();
    await tables.reservations.release(reservation());
    await tables.rateLimits.count('', 60);
    await tables.idempotencyRecords.abandon('', '');
  });

  afterAll(() => flaky.stop());

  const stored = async () => {
    const requestId = ids.requestId();
    await tables.requestStore.commit(requestId, inserts([requestRow(requestId)]));
    const loaded = await tables.requestStore.load(requestId);
    return { requestId, etag: loaded?.request.etag ?? '' };
  };

  it.each([1, 2, 3])(
    'knows that a transaction was committed after %i lost answers',
    async (count) => {
      const requestId = ids.requestId();
      flaky.fail(Array.from({ length: count }, () => lost));

      const answer = await tables.requestStore.commit(requestId, inserts(sampleRows(requestId)));

      expect(answer).toEqual({ kind: 'committed' });
      expect((await tables.requestStore.load(requestId))?.audit).toHaveLength(1);
    },
  );

  it('knows its own replacement', async () => {
    const { requestId, etag } = await stored();
    flaky.fail([lost]);

    const answer = await tables.requestStore.commit(requestId, [
      { kind: 'replace', row: requestRow(requestId, 1), etag },
    ]);

    expect(answer).toEqual({ kind: 'committed' });
    expect((await tables.requestStore.load(requestId))?.request.value.restarts).toBe(1);
  });

  it('knows its own step by the rows it added when a rival has gone on from it', async () => {
    const { requestId, etag } = await stored();
    const audit = sampleRows(requestId).filter(({ kind }) => kind === 'audit');
    flaky.fail([lost]);
    flaky.afterMishap(async () => {
      await tables.requestStore.commit(requestId, [{ kind: 'put', row: requestRow(requestId, 2) }]);
    });

    const answer = await tables.requestStore.commit(requestId, [
      { kind: 'replace', row: requestRow(requestId, 1), etag },
      ...inserts(audit),
    ]);

    expect(answer).toEqual({ kind: 'committed' });
    expect((await tables.requestStore.load(requestId))?.request.value.restarts).toBe(2);
  });

  it('still tells a conflict when a rival was first', async () => {
    const { requestId, etag } = await stored();
    await tables.requestStore.commit(requestId, [{ kind: 'put', row: requestRow(requestId, 2) }]);
    flaky.fail([lost]);

    const answer = await tables.requestStore.commit(requestId, [
      { kind: 'replace', row: requestRow(requestId, 1), etag },
      ...inserts(sampleRows(requestId).filter(({ kind }) => kind === 'audit')),
    ]);

    expect(answer).toEqual({ kind: 'conflict' });
    expect((await tables.requestStore.load(requestId))?.audit).toEqual([]);
  });

  it('knows its own deletion', async () => {
    const { requestId, etag } = await stored();
    flaky.fail([lost]);

    const answer = await tables.requestStore.commit(requestId, [
      { kind: 'delete', row: requestRow(requestId), etag },
    ]);

    expect(answer).toEqual({ kind: 'committed' });
  });

  it('does not take its own reservation for somebody else’s', async () => {
    const wanted = reservation();
    flaky.fail([lost]);

    expect(await tables.reservations.reserve(wanted)).toEqual({ kind: 'reserved' });
  });

  it('does not lose a takeover that it won', async () => {
    const old = reservation();
    await tables.reservations.reserve(old);
    const taken = await tables.reservations.reserve(old);
    flaky.fail([lost]);

    const answer =
      taken.kind === 'taken'
        ? await tables.reservations.takeOver(taken.held, { ...old, requestId: ids.requestId() })
        : taken;

    expect(answer).toEqual({ kind: 'reserved' });
  });

  it('holds its own lease and idempotency key', async () => {
    flaky.fail([lost, lost]);

    expect(await tables.leases.acquire(ids.short(), 'a', 60)).toMatchObject({ kind: 'acquired' });
    expect(await tables.idempotencyRecords.begin('s', ids.short(), 'body')).toEqual({
      kind: 'begun',
    });
  });

  it('counts once', async () => {
    const counter = ids.short();
    flaky.fail([lost]);
    await tables.rateLimits.take(counter, 600, 10);
    flaky.fail([lost]);
    await tables.rateLimits.take(counter, 600, 10);

    expect(await tables.rateLimits.count(counter, 600)).toBe(2);
  });

  it('goes on when the service is busy for a moment', async () => {
    const requestId = ids.requestId();
    flaky.fail([busy, { kind: 'refuse', status: 500 }]);

    const committed = await tables.requestStore.commit(requestId, inserts(sampleRows(requestId)));
    flaky.fail([{ kind: 'refuse', status: 429 }, lost], (name) => name.startsWith('GET'));
    const loaded = await tables.requestStore.load(requestId);

    expect(committed).toEqual({ kind: 'committed' });
    expect(loaded?.request.value.id).toBe(requestId);
  });

  it('says that the tables are unavailable when they stay busy', async () => {
    flaky.fail(
      Array.from({ length: 20 }, () => busy),
      () => true,
    );

    const reading = tables.requestStore.load(ids.requestId());
    const requestId = ids.requestId();
    const committing = tables.requestStore.commit(requestId, inserts(sampleRows(requestId)));

    await expect(reading).rejects.toMatchObject({ code: 'tables.unavailable', retryable: true });
    await expect(committing).rejects.toMatchObject({ code: 'tables.unavailable', retryable: true });
    flaky.fail([]);
  });

  it('says at once that the app may not do this', async () => {
    flaky.fail([{ kind: 'refuse', status: 403 }], () => true);
    const before = flaky.requests.length;

    const loading = tables.requestStore.load(ids.requestId());

    await expect(loading).rejects.toMatchObject({ code: 'tables.refused', retryable: false });
    expect(flaky.requests.length - before).toBe(1);
  });

  it('makes each table once, at its first use, however many ask for it', async () => {
    const fresh = open({ ...flaky, prefix: `${flaky.prefix}x` });
    const before = flaky.requests.length;

    await Promise.all(Array.from({ length: 5 }, async () => fresh.policyVersions.load('v')));

    const made = flaky.requests.slice(before).filter((name) => name.startsWith('CREATE'));
    expect(made).toHaveLength(1);
  });

  it('tries again to make a table that could not be made', async () => {
    const fresh = open({ ...flaky, prefix: `${flaky.prefix}y` });
    flaky.fail([{ kind: 'refuse', status: 403 }], () => true);

    await expect(fresh.policyVersions.load('v')).rejects.toThrow('tables.refused');

    expect(await fresh.policyVersions.load('v')).toBeUndefined();
  });

  it('spends one storage request on each step of an acceptance', async () => {
    const wanted = reservation();
    const { requestId } = wanted;
    await tables.dueIndex.put({ requestId, dueAt: wanted.reservedAt });
    const before = flaky.requests.length;

    await tables.idempotencyRecords.begin('s', requestId, 'body');
    await tables.rateLimits.take(requestId, 600, 5);
    await tables.reservations.reserve(wanted);
    await tables.dueIndex.put({ requestId, dueAt: clock.now().toISOString() });
    await tables.requestStore.commit(requestId, inserts(sampleRows(requestId)));
    await tables.requestStore.load(requestId);
    await tables.idempotencyRecords.complete('s', requestId, 'body', wanted);
    await tables.rateLimits.take(requestId, 600, 5);

    expect(flaky.requests.slice(before)).toEqual([
      'POST idempotency',
      'POST limits',
      'POST reservations',
      'PUT due',
      'POST requests',
      'GET requests',
      'PUT idempotency',
      'PUT limits',
    ]);
  });
});
