import { directoryPerson } from '../../../../support/fakes/fake-directory';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, owners, type InMemoryApp } from '../../../../support/in-memory-app';
import { anAccessPackage, aPolicySet } from '../../../../support/policies';
import {
  advance,
  decide,
  openedRequest,
  reviewClaims,
  rowsOf,
} from '../../../../support/sign-up-journey';

const projectOwners = { kind: 'group', group: 'Project X owners' } as const;

function withStage(stage: object, approval: object = {}): InMemoryApp {
  const accessPackage = anAccessPackage({
    approval: {
      stages: [{ name: 'Owners', approvers: [{ group: projectOwners.group }], ...stage }],
      ...approval,
    },
  });
  return makeInMemoryApp({
    policies: aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] }),
  });
}

describe('decide', () => {
  it('settles the stage, opens the undo window and tells everybody who was asked', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    world.ports.queue.drain();

    const answer = await decide(world, id, 'approve', {
      justification: 'Known',
      message: 'Welcome!',
    });

    const { request, stages, decisions } = await rowsOf(world, id);
    expect(answer).toEqual({ kind: 'decided' });
    expect(request.value).toMatchObject({ state: 'pendingApproval' });
    expect(request.value.message).toBeUndefined();
    expect(stages[0]?.value).toMatchObject({
      closed: false,
      settlement: {
        outcome: 'approved',
        at: '2026-01-05T10:00:00.000Z',
        undoUntil: '2026-01-05T10:05:00.000Z',
      },
    });
    expect(decisions.map(({ value }) => [value.choice, value.justification])).toEqual([
      ['approve', 'Known'],
    ]);
    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual([
      'approval-settled',
      'approval-settled',
    ]);
    expect(world.orchestrations.wakes).toEqual([{ requestId: id, round: 1 }]);
  });

  it('leaves no window where the policy switched it off', async () => {
    const world = withStage({}, { undoWindow: 'PT0S' });
    const id = await openedRequest(world);

    await decide(world, id, 'approve');

    expect((await rowsOf(world, id)).stages[0]?.value.settlement?.undoUntil).toBeUndefined();
    expect(await advance(world, id, { after: 1 })).toEqual({ kind: 'deliver' });
  });

  it('keeps the wake in the outbox until its round has heard it', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);

    await decide(world, id, 'approve');
    const before = world.rows.waiting().map(({ effect }) => effect.kind);
    await world.app.drainOutbox(world.orchestrations);
    await advance(world, id, { after: 1 });

    expect(before).toEqual(['wake']);
    expect(world.rows.waiting()).toEqual([]);
  });

  it('answers a second post of the same link with what it decided', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    await decide(world, id, 'approve', { claims });

    expect(await decide(world, id, 'approve', { claims })).toEqual({
      kind: 'notOpen',
      state: 'decided',
    });
    expect(await decide(world, id, 'deny', { claims })).toEqual({
      kind: 'notOpen',
      state: 'decided',
    });
    expect((await rowsOf(world, id)).decisions).toHaveLength(1);
  });

  it('tells another approver that the stage is settled', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await decide(world, id, 'approve');

    expect(await decide(world, id, 'deny', { by: 'Lee' })).toEqual({
      kind: 'notOpen',
      state: 'settled',
    });
  });

  it('lets exactly one of two decisions of one moment count', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);

    const answers = await Promise.all([
      decide(world, id, 'approve', { by: 'Ravi' }),
      decide(world, id, 'deny', { by: 'Lee' }),
    ]);

    expect(answers.filter(({ kind }) => kind === 'decided')).toHaveLength(1);
    expect((await rowsOf(world, id)).decisions).toHaveLength(1);
  });

  it('refuses a link of an earlier generation', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Lee');
    await decide(world, id, 'deny');
    await world.app.undoDecision(await reviewClaims(world, id, 'Ravi'), world.orchestrations);

    expect(await decide(world, id, 'approve', { claims })).toEqual({
      kind: 'notOpen',
      state: 'reopened',
    });
  });

  it('refuses an expired link while the stage is open', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);

    expect(await decide(world, id, 'approve', { expired: true })).toEqual({
      kind: 'notOpen',
      state: 'expired',
    });
  });

  it('means nothing for a stage, an approver or a request that is not there', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    const shown = '1.1.0';

    for (const wrong of [
      { ...claims, stage: 2 },
      { ...claims, approver: '0'.repeat(16) },
      { ...claims, requestId: 'f'.repeat(32) },
    ]) {
      expect(await decide(world, id, 'approve', { claims: wrong, shown })).toEqual({
        kind: 'notOpen',
        state: 'invalid',
      });
    }
  });

  it('says which parts changed since they were shown', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);

    expect(await decide(world, id, 'approve', { shown: '1.1.1' })).toEqual({
      kind: 'changed',
      parts: ['decisions'],
    });
    expect(await decide(world, id, 'approve', { shown: '2.9.0' })).toEqual({
      kind: 'changed',
      parts: ['content', 'stage'],
    });
  });

  it.each([
    ['never', 'deny', 'decided'],
    ['onDeny', 'approve', 'decided'],
    ['onDeny', 'deny', 'justificationMissing'],
    ['always', 'approve', 'justificationMissing'],
  ] as const)('asks for a justification: %s, on %s: %s', async (rule, choice, kind) => {
    const world = withStage({ requireJustification: rule });
    const id = await openedRequest(world);

    expect(await decide(world, id, choice, { justification: '' })).toEqual({ kind });
  });

  it('counts only while its approver still resolves', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    world.ports.directory.people(projectOwners, [directoryPerson('Lee')]);

    expect(await decide(world, id, 'approve')).toEqual({ kind: 'notApprover' });
    world.ports.directory.people(projectOwners, owners);
    expect(await decide(world, id, 'approve')).toEqual({ kind: 'decided' });
  });

  it('lets a fallback approver decide though approvers can be found again', async () => {
    const world = withStage({ fallbackApprovers: [{ user: 'kim@host.example' }] });
    world.ports.directory.people(projectOwners, []);
    const id = await openedRequest(world);
    world.ports.directory.people(projectOwners, owners);

    expect(await decide(world, id, 'approve', { by: 'Kim' })).toEqual({ kind: 'decided' });
  });

  it('decides nothing while the directory does not answer', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const later = { kind: 'later', afterSeconds: 7, throttled: true } as const;
    world.ports.directory.answer(later);

    expect(await decide(world, id, 'approve')).toEqual(later);
    expect((await rowsOf(world, id)).decisions).toEqual([]);
  });

  it('loses against the deadline that came first', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    await advance(world, id, { after: 1, elapsed: 'deadline' });

    expect(await decide(world, id, 'approve', { claims })).toEqual({
      kind: 'notOpen',
      state: 'settled',
    });
    expect((await rowsOf(world, id)).request.value.state).toBe('expired');
  });
});
