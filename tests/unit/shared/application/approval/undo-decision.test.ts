import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import {
  advance,
  decide,
  openedRequest,
  reviewClaims,
  rowsOf,
} from '../../../../support/sign-up-journey';

const hour = 3600;

describe('undoDecision', () => {
  it('reopens the stage in a new generation and asks everybody with new links', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    await decide(world, id, 'deny');
    world.ports.queue.drain();
    clock.advance(60);

    const answer = await world.app.undoDecision(claims, world.orchestrations);

    const { stages, decisions, approvers } = await rowsOf(world, id);
    expect(answer).toEqual({ kind: 'undone' });
    expect(stages[0]?.value).toMatchObject({ generation: 2, closed: false });
    expect(stages[0]?.value.settlement).toBeUndefined();
    expect(decisions[0]?.value.undoneAt).toBe('2026-01-05T10:01:00.000Z');
    expect(approvers.map(({ value }) => value.linkUntil)).toEqual([
      '2026-01-12T10:01:00.000Z',
      '2026-01-12T10:01:00.000Z',
    ]);
    expect(
      world.ports.queue.queued.map(({ message }) => [message.mail, message.generation]),
    ).toEqual([
      ['approval-request', 2],
      ['approval-request', 2],
    ]);
  });

  it('gives at least one more day, and none where more is left', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const early = await openedRequest(world);
    const { deadlineAt } = (await rowsOf(world, early)).stages[0]?.value ?? { deadlineAt: '' };
    const first = await reviewClaims(world, early, 'Ravi');
    await decide(world, early, 'approve');
    await world.app.undoDecision(first, world.orchestrations);
    const unchanged = (await rowsOf(world, early)).stages[0]?.value.deadlineAt;

    clock.set(deadlineAt);
    clock.advance(-hour);
    const second = await reviewClaims(world, early, 'Ravi');
    await decide(world, early, 'approve');
    await world.app.undoDecision(second, world.orchestrations);

    expect(unchanged).toBe(deadlineAt);
    expect((await rowsOf(world, early)).stages[0]?.value.deadlineAt).toBe(
      '2026-01-13T09:00:00.000Z',
    );
  });

  it('asks a reopened stage for no reminder that came due meanwhile', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const { stages, request } = await rowsOf(world, id);
    const [stored] = stages;
    if (stored === undefined) throw new Error('there is no stage');
    const reminded = { ...stored.value, reminderAt: '2026-01-05T10:00:00.000Z' };
    await world.rows.commit(id, [{ kind: 'put', row: { kind: 'stage', value: reminded } }]);
    const claims = await reviewClaims(world, id, 'Ravi');
    await decide(world, id, 'deny');

    await world.app.undoDecision(claims, world.orchestrations);

    expect((await rowsOf(world, id)).stages[0]?.value.reminderAt).toBe('2026-01-06T10:00:00.000Z');
    expect(request.value.state).toBe('pendingApproval');
  });

  it('comes too late once something has followed from the decision', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    await decide(world, id, 'deny');
    await advance(world, id, { after: 1 });
    await advance(world, id, { after: 2, elapsed: 'endOfUndo' });

    expect(await world.app.undoDecision(claims, world.orchestrations)).toEqual({ kind: 'tooLate' });
    expect((await rowsOf(world, id)).request.value.state).toBe('denied');
  });

  it('is open until the window is closed, not until a clock says so', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    await decide(world, id, 'deny');
    clock.advance(hour);

    expect(await world.app.undoDecision(claims, world.orchestrations)).toEqual({ kind: 'undone' });
    expect(await advance(world, id, { after: 1, elapsed: 'endOfUndo' })).toMatchObject({
      kind: 'wait',
      purpose: 'deadline',
    });
  });

  it('belongs to the one who decided', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const lee = await reviewClaims(world, id, 'Lee');
    await decide(world, id, 'deny');

    expect(await world.app.undoDecision(lee, world.orchestrations)).toEqual({ kind: 'tooLate' });
  });

  it('takes a decision back only once', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    await decide(world, id, 'deny');

    const answers = await Promise.all([
      world.app.undoDecision(claims, world.orchestrations),
      world.app.undoDecision(claims, world.orchestrations),
    ]);

    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['tooLate', 'undone']);
    expect((await rowsOf(world, id)).stages[0]?.value.generation).toBe(2);
  });

  it('knows no request and no approver that are not there', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');

    for (const wrong of [
      { ...claims, requestId: 'f'.repeat(32) },
      { ...claims, approver: '0'.repeat(16) },
    ]) {
      expect(await world.app.undoDecision(wrong, world.orchestrations)).toEqual({
        kind: 'invalid',
      });
    }
  });
});
