import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { kim, operatorsOf } from '../../../../support/operators-of';
import { advance, decide, openedRequest, rowsOf } from '../../../../support/sign-up-journey';

const lee = { name: 'lee', reason: 'Kim took the wrong one' } as const;

async function denied(world: InMemoryApp): Promise<string> {
  const requestId = await openedRequest(world);
  const { operators } = operatorsOf(world);
  await operators.decideOnBehalf({ requestId, choice: 'deny', message: '', operator: kim });
  world.ports.queue.drain();
  return requestId;
}

const undo = async (world: InMemoryApp, requestId: string) =>
  operatorsOf(world).operators.undoOnBehalf({ requestId, operator: lee });

describe('undoOnBehalf', () => {
  it('reopens the stage, asks everybody anew and leaves name and reason in the audit row', async () => {
    const world = makeInMemoryApp();
    const requestId = await denied(world);

    const outcome = await undo(world, requestId);

    const { stages, decisions, audit } = await rowsOf(world, requestId);
    expect(outcome).toEqual({ kind: 'undone', stage: 1 });
    expect(stages[0]?.value).toMatchObject({ generation: 2, closed: false });
    expect(stages[0]?.value.settlement).toBeUndefined();
    expect(decisions[0]?.value.undoneAt).toBeDefined();
    expect(audit.at(-1)?.value).toMatchObject({
      action: 'decision.undone',
      actor: 'operator:lee',
      by: 'command',
      details: { stage: '1', generation: '1', reason: 'Kim took the wrong one' },
    });
    expect(
      world.ports.queue.queued.map(({ message }) => [message.mail, message.generation]),
    ).toEqual([
      ['approval-request', 2],
      ['approval-request', 2],
    ]);
    expect(await advance(world, requestId, { after: 1, elapsed: 'endOfUndo' })).toMatchObject({
      kind: 'wait',
      purpose: 'deadline',
    });
  });

  it('lets the organization decide anew', async () => {
    const world = makeInMemoryApp();
    const requestId = await denied(world);
    await undo(world, requestId);
    const { operators } = operatorsOf(world);

    const anew = { requestId, choice: 'approve', message: '', operator: kim } as const;
    const outcome = await operators.decideOnBehalf(anew);

    expect(outcome.kind).toBe('decided');
    expect((await rowsOf(world, requestId)).stages[0]?.value.settlement?.outcome).toBe('approved');
  });

  it('comes too late once something has followed from the decision', async () => {
    const world = makeInMemoryApp();
    const requestId = await denied(world);
    await advance(world, requestId, { after: 1 });
    await advance(world, requestId, { after: 2, elapsed: 'endOfUndo' });

    expect(await undo(world, requestId)).toEqual({ kind: 'notUndone', why: 'too-late' });
    expect((await rowsOf(world, requestId)).request.value.state).toBe('denied');
  });

  it('leaves the decision of an approver to that approver', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    await decide(world, requestId, 'deny');

    expect(await undo(world, requestId)).toEqual({ kind: 'notUndone', why: 'decided-with-link' });
  });

  it('takes nothing back where nothing is decided', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);

    expect(await undo(world, requestId)).toEqual({ kind: 'notUndone', why: 'not-decided' });
    expect(await undo(world, 'f'.repeat(32))).toEqual({ kind: 'missing' });
  });
});
