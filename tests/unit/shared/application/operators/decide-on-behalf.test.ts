import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { kim, operatorsOf } from '../../../../support/operators-of';
import { anAccessPackage, aPolicySet } from '../../../../support/policies';
import {
  advance,
  arrive,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

const approval = { choice: 'approve', message: 'Welcome', operator: kim } as const;

async function decided(world: InMemoryApp, requestId: string, choice: 'approve' | 'deny') {
  const { operators } = operatorsOf(world);
  return operators.decideOnBehalf({ ...approval, requestId, choice });
}

describe('decideOnBehalf', () => {
  it('settles the open stage, tells its approvers and leaves the wake to the outbox', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    world.ports.queue.drain();

    const outcome = await decided(world, requestId, 'approve');

    const rows = await rowsOf(world, requestId);
    const [stage] = rows.stages;
    expect(outcome).toEqual({
      kind: 'decided',
      stage: 1,
      undoUntil: stage?.value.settlement?.undoUntil,
    });
    expect(stage?.value.settlement).toMatchObject({
      outcome: 'approved',
      approver: 'operator:kim',
    });
    expect(rows.decisions.map(({ value }) => value)).toMatchObject([
      { approver: 'operator:kim', justification: 'Called the sponsor', message: 'Welcome' },
    ]);
    expect(rows.audit.at(-1)?.value).toMatchObject({
      action: 'decision.approve',
      actor: 'operator:kim',
      by: 'command',
      details: { reason: 'Called the sponsor' },
    });
    const settled = world.ports.queue.queued.map(({ message }) => message.mail);
    expect(settled).toEqual(['approval-settled', 'approval-settled']);
    expect(world.rows.waiting().map(({ effect }) => effect.kind)).toEqual(['wake']);
  });

  it('lets the undo window pass before anything follows', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    await decided(world, requestId, 'deny');

    const next = await advance(world, requestId, { after: 1 });

    expect(next).toMatchObject({ kind: 'wait', purpose: 'endOfUndo' });
  });

  it('gives the message to the requestor when the denial takes effect', async () => {
    const accessPackage = anAccessPackage({
      approval: {
        stages: [{ name: 'Owners', approvers: [{ group: 'Project X owners' }] }],
        undoWindow: 'PT0S',
      },
    });
    const policies = aPolicySet({
      accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }],
    });
    const world = makeInMemoryApp({ policies });
    const requestId = await openedRequest(world);
    await decided(world, requestId, 'deny');

    await advance(world, requestId, { after: 1 });

    const { state, message } = (await rowsOf(world, requestId)).request.value;
    expect({ state, message }).toEqual({ state: 'denied', message: 'Welcome' });
  });

  it('says so when it is run again, and decides nothing twice', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    await decided(world, requestId, 'approve');
    const { commits } = world.rows;

    const again = await decided(world, requestId, 'approve');
    const other = await decided(world, requestId, 'deny');

    expect([again.kind, other.kind]).toEqual(['decidedBefore', 'settled']);
    expect(world.rows.commits).toBe(commits);
  });

  it('loses to an approver who was faster', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    world.rows.beforeNextCommit(async () => {
      await decide(world, requestId, 'deny');
    });

    const outcome = await decided(world, requestId, 'approve');

    expect(outcome.kind).toBe('settled');
    expect((await rowsOf(world, requestId)).decisions).toHaveLength(1);
  });

  it('decides nothing while the address is not confirmed', async () => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);

    expect((await decided(world, requestId, 'approve')).kind).toBe('notOpen');
    expect((await decided(world, 'f'.repeat(32), 'approve')).kind).toBe('missing');
  });
});
