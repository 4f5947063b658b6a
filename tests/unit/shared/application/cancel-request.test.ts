import type { RequestState } from '../../../../shared/domain/request/request-state';
import { makeInMemoryApp, type InMemoryApp } from '../../../support/in-memory-app';
import {
  advance,
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../support/sign-up-journey';

const cancel = async (world: InMemoryApp, requestId: string): Promise<string> =>
  (
    await world.app.cancelRequest(
      { requestId, actor: 'requestor', by: 'link' },
      world.orchestrations,
    )
  ).kind;

async function sendAll(world: InMemoryApp): Promise<void> {
  for (const { message } of world.ports.queue.drain()) {
    await world.app.sendMail(message, false, world.orchestrations);
  }
}

async function force(world: InMemoryApp, id: string, state: RequestState): Promise<void> {
  const { request } = await rowsOf(world, id);
  const row = { kind: 'request', value: { ...request.value, state } } as const;
  await world.rows.commit(id, [{ kind: 'put', row }]);
}

describe('cancelRequest', () => {
  it('ends an unverified request without a mail', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    world.ports.queue.drain();

    expect(await cancel(world, id)).toBe('canceled');
    expect((await rowsOf(world, id)).request.value.state).toBe('canceled');
    expect(world.ports.queue.queued).toEqual([]);
    expect(world.ports.due.all()).toEqual([]);
  });

  it('tells requestor and approvers while a stage is open, and wakes its round', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    world.ports.queue.drain();

    const answer = await cancel(world, id);

    expect(answer).toBe('canceled');
    expect(world.ports.queue.queued.map(({ message }) => message.mail).toSorted()).toEqual([
      'approval-settled',
      'approval-settled',
      'request-canceled',
    ]);
    expect(world.orchestrations.wakes).toEqual([{ requestId: id, round: 1 }]);
    expect(await advance(world, id, { after: 1 })).toEqual({ kind: 'ended', state: 'canceled' });
    expect(world.rows.waiting()).toEqual([]);
  });

  it('tells approvers anew when what they were told of can still be taken back', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await decide(world, id, 'approve');
    await sendAll(world);

    await cancel(world, id);
    await sendAll(world);

    const settled = world.ports.transport.sent.filter(
      ({ headers }) => headers['X-Vestibule-Mail'] === 'approval-settled',
    );
    const subjects = settled.map(({ subject }) => subject);
    expect(settled).toHaveLength(4);
    expect(new Set(subjects.slice(0, 2))).not.toEqual(new Set(subjects.slice(2)));
    for (const { text } of settled.slice(2)) {
      expect(text).toMatch(/canceled/i);
      expect(text).not.toMatch(/approved|take it back|undo/i);
    }
  });

  it('answers the same when it is asked twice', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await cancel(world, id);
    const before = await rowsOf(world, id);

    expect(await cancel(world, id)).toBe('canceled');
    expect(await rowsOf(world, id)).toEqual(before);
  });

  it('comes first during the undo window and too late after it', async () => {
    const early = makeInMemoryApp();
    const earlyId = await openedRequest(early);
    await decide(early, earlyId, 'approve');
    const late = makeInMemoryApp();
    const lateId = await openedRequest(late);
    await decide(late, lateId, 'approve');
    await advance(late, lateId, { after: 1 });
    await advance(late, lateId, { after: 2, elapsed: 'endOfUndo' });

    expect(await cancel(early, earlyId)).toBe('canceled');
    expect(await cancel(late, lateId)).toBe('tooLate');
    expect(await advance(early, earlyId, { after: 1, elapsed: 'endOfUndo' })).toEqual({
      kind: 'ended',
      state: 'canceled',
    });
  });

  it.each([
    ['approved', 'tooLate'],
    ['delivering', 'tooLate'],
    ['delivered', 'tooLate'],
    ['partiallyDelivered', 'tooLate'],
    ['deliveryFailed', 'tooLate'],
    ['denied', 'tooLate'],
    ['expired', 'tooLate'],
    ['changesRequested', 'canceled'],
  ] as const)('answers a request that is %s: %s', async (state, answer) => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id);
    await force(world, id, state);

    expect(await cancel(world, id)).toBe(answer);
  });

  it('knows a request that is not there', async () => {
    expect(await cancel(makeInMemoryApp(), 'f'.repeat(32))).toBe('missing');
  });
});
