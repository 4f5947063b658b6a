import type { DirectoryPerson } from '../../../../../shared/ports/directory';
import { directoryPerson } from '../../../../support/fakes/fake-directory';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, owners, type InMemoryApp } from '../../../../support/in-memory-app';
import { anAccessPackage, anOrganization, aPolicySet } from '../../../../support/policies';
import {
  advance,
  anasSignUp,
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

const projectOwners = { kind: 'group', group: 'Project X owners' } as const;
const hour = 3600;
const day = 24 * hour;

function withStages(
  stages: readonly object[],
  clock = makeFakeClock(),
  parts: Parameters<typeof aPolicySet>[0] = {},
): InMemoryApp {
  const accessPackage = anAccessPackage({ approval: { stages } });
  const policies = aPolicySet({
    accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }],
    ...parts,
  });
  return makeInMemoryApp({ policies, clock });
}

const stage = (more: object = {}): object => ({
  name: 'Owners',
  approvers: [{ group: projectOwners.group }],
  ...more,
});

async function askedBy(world: InMemoryApp): Promise<readonly string[]> {
  const id = await openedRequest(world);
  const { approvers } = await rowsOf(world, id);
  return approvers.map(({ value }) => value.displayName).toSorted();
}

const forty = (name: string): readonly DirectoryPerson[] =>
  Array.from({ length: 40 }, (_, count) => directoryPerson(`${name}${String(count)}`));

async function unreachable(
  world: InMemoryApp,
  id: string,
  names: readonly string[],
): Promise<void> {
  const { approvers } = await rowsOf(world, id);
  for (const { value } of approvers.filter((one) => names.includes(one.value.displayName))) {
    await world.rows.commit(id, [
      { kind: 'put', row: { kind: 'approver', value: { ...value, state: 'unreachable' } } },
    ]);
  }
}

const mailsQueued = (world: InMemoryApp): readonly string[] =>
  world.ports.queue.drain().map(({ message }) => message.mail);

describe('advanceRequest, opening a stage', () => {
  it('asks everybody of a group, once each, and waits for the deadline', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id);
    world.ports.queue.drain();

    const next = await advance(world, id);

    const { request, stages, approvers } = await rowsOf(world, id);
    expect(next).toEqual({
      kind: 'wait',
      round: 1,
      until: stages[0]?.value.deadlineAt,
      purpose: 'deadline',
    });
    expect(request.value).toMatchObject({ stage: 1, dueAt: stages[0]?.value.deadlineAt });
    expect(stages[0]?.value).toMatchObject({ generation: 1, round: 1, execution: 'first' });
    expect(approvers.map(({ value }) => value.role)).toEqual(['primary', 'primary']);
    expect(mailsQueued(world)).toEqual(['approval-request', 'approval-request']);
    expect(world.ports.due.all()).toEqual([{ requestId: id, dueAt: request.value.dueAt }]);
  });

  it('asks sponsors of the organization and a manager', async () => {
    const world = withStages([
      stage({
        approvers: [{ sponsors: 'connectedOrganization' }, { managerOf: 'kim@host.example' }],
      }),
    ]);
    world.ports.directory.people({ kind: 'managerOf', managerOf: 'kim@host.example' }, [
      directoryPerson('Mo'),
    ]);

    expect(await askedBy(world)).toEqual(['Kim', 'Mo']);
  });

  it('passes over what stands for nobody and never asks the requestor', async () => {
    const world = withStages([
      stage({ approvers: [{ group: 'gone' }, { group: projectOwners.group }] }),
    ]);
    world.ports.directory.people(projectOwners, [
      ...owners,
      directoryPerson('Ana', { address: 'ANA@contoso.example' }),
    ]);

    expect(await askedBy(world)).toEqual(['Lee', 'Ravi']);
  });

  it('asks at most fifty', async () => {
    const world = withStages([
      stage({ approvers: [{ group: projectOwners.group }, { group: 'more' }] }),
    ]);
    world.ports.directory.people(projectOwners, forty('a'));
    world.ports.directory.people({ kind: 'group', group: 'more' }, forty('b'));

    expect(await askedBy(world)).toHaveLength(50);
  });

  it('asks the fallback approvers where nobody else is found', async () => {
    const world = withStages([
      stage({ approvers: [{ group: 'gone' }], fallbackApprovers: [{ user: 'kim@host.example' }] }),
    ]);

    expect(await askedBy(world)).toEqual(['Kim']);
  });

  it('opens unattended where there is nobody at all, and tells the operators', async () => {
    const world = withStages([stage({ approvers: [{ group: 'gone' }], deadline: 'P1D' })]);
    const id = await arrive(world);
    await confirm(world, id);
    world.ports.queue.drain();

    const next = await advance(world, id);

    expect(next).toMatchObject({ purpose: 'reminder', until: '2026-01-05T11:00:00.000Z' });
    expect((await rowsOf(world, id)).stages[0]?.value.unattended).toBe(true);
    expect((await rowsOf(world, id)).request.value.cause).toBe('stage.no-approvers');
    expect(mailsQueued(world)).toEqual(['delivery-problem']);
  });

  it('opens unattended where Graph refuses to show the approvers, and logs why', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id);
    const cause = 'group.permission-missing';
    world.ports.directory.answer({ kind: 'refused', cause });

    await advance(world, id);

    expect((await rowsOf(world, id)).request.value.cause).toBe('stage.no-approvers');
    expect(world.ports.log.lines).toContainEqual({
      level: 'warn',
      step: 'people.unreadable',
      facts: { cause },
    });
  });

  it('waits for a directory that is down, and opens unattended at the last try', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id);
    const later = { kind: 'later', afterSeconds: 9, throttled: true } as const;
    world.ports.directory.answer(later);
    const before = await rowsOf(world, id);

    const first = await advance(world, id);
    const untouched = await rowsOf(world, id);
    await advance(world, id, { lastTry: true });

    expect(first).toEqual(later);
    expect(untouched).toEqual(before);
    expect((await rowsOf(world, id)).stages[0]?.value.unattended).toBe(true);
  });

  it('keeps to the policy that the request was made under', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id);
    const other = anAccessPackage({
      approval: { stages: [stage({ approvers: [{ user: 'kim@host.example' }] })] },
    });
    world.usePolicies(aPolicySet({ accessPackages: [{ ...other, version: '2'.repeat(32) }] }));

    await advance(world, id);

    const { approvers } = await rowsOf(world, id);
    expect(approvers.map(({ value }) => value.displayName).toSorted()).toEqual(['Lee', 'Ravi']);
  });

  it('gives delivery at once where the policy has no stage', async () => {
    const world = withStages([]);
    const id = await arrive(world);
    await confirm(world, id);

    expect(await advance(world, id)).toEqual({ kind: 'deliver' });
    expect((await rowsOf(world, id)).request.value.state).toBe('approved');
    expect(await advance(world, id)).toEqual({ kind: 'deliver' });
  });
});

describe('advanceRequest, round by round', () => {
  it('begins the same round when it is called again, and changes nothing', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const before = world.rows.rows();

    const again = await advance(world, id);

    expect(again).toMatchObject({ kind: 'wait', round: 1 });
    expect(world.rows.rows()).toEqual(before);
  });

  it('leaves a wake that came since in the outbox when it is called again', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await decide(world, id, 'approve');

    const again = await advance(world, id);
    const waiting = world.rows.waiting().length;
    const next = await advance(world, id, { after: 1 });

    expect(again).toMatchObject({ kind: 'wait', round: 1, purpose: 'endOfUndo' });
    expect(waiting).toBe(1);
    expect(next).toMatchObject({ kind: 'wait', round: 2, purpose: 'endOfUndo' });
    expect(world.rows.waiting()).toEqual([]);
  });

  it('ignores the timer of another execution and goes on where the rows are', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const until = (await rowsOf(world, id)).stages[0]?.value.deadlineAt;

    const next = await advance(world, id, { execution: 'second', after: 1, elapsed: 'deadline' });

    expect(next).toEqual({ kind: 'wait', round: 2, until, purpose: 'deadline' });
    expect((await rowsOf(world, id)).request.value.state).toBe('pendingApproval');
  });

  it('ignores the timer of a round that is over', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await advance(world, id, { after: 1 });

    const next = await advance(world, id, { after: 5, elapsed: 'deadline' });

    expect(next).toMatchObject({ kind: 'wait', purpose: 'deadline' });
    expect((await rowsOf(world, id)).request.value.state).toBe('pendingApproval');
  });

  it('reminds with the reminders still ahead, and asks nobody twice at once', async () => {
    const clock = makeFakeClock();
    const world = withStages([stage({ remindAfter: ['P2D', 'P4D'], deadline: 'P7D' })], clock);
    const id = await openedRequest(world);
    world.ports.queue.drain();
    clock.advance(2 * day - 1);

    const next = await advance(world, id, { after: 1, elapsed: 'reminder' });
    const mails = mailsQueued(world);
    clock.advance(2 * day);
    const last = await advance(world, id, { after: 2, elapsed: 'reminder' });

    expect(next).toMatchObject({ purpose: 'reminder', until: '2026-01-09T10:00:00.000Z' });
    expect(mails).toEqual(['approval-reminder', 'approval-reminder']);
    expect(last).toMatchObject({ purpose: 'deadline', until: '2026-01-12T10:00:00.000Z' });
  });

  it('says at once that a request at its end is over, and that one that is not there is missing', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await world.app.cancelRequest(
      { requestId: id, actor: 'requestor', by: 'link' },
      world.orchestrations,
    );

    expect(await advance(world, id, { after: 1 })).toEqual({ kind: 'ended', state: 'canceled' });
    expect(await advance(world, 'f'.repeat(32))).toEqual({ kind: 'missing' });
    expect(
      await advance(world, await arrive(world, anasSignUp({ email: 'b@contoso.example' }))),
    ).toEqual({ kind: 'missing' });
  });
});

describe('advanceRequest, when approvers cannot be reached', () => {
  it('waits on while one of them can', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await unreachable(world, id, ['Ravi']);
    world.ports.queue.drain();

    await advance(world, id, { after: 1 });

    expect(mailsQueued(world)).toEqual([]);
    expect((await rowsOf(world, id)).stages[0]?.value.unattended).toBe(false);
  });

  it('asks people who were added meanwhile, then the fallback approvers, then the operators', async () => {
    const clock = makeFakeClock();
    const world = withStages(
      [stage({ fallbackApprovers: [{ user: 'kim@host.example' }], deadline: 'P7D' })],
      clock,
    );
    const id = await openedRequest(world);
    world.ports.queue.drain();
    world.ports.directory.people(projectOwners, [...owners, directoryPerson('Mo')]);

    await unreachable(world, id, ['Ravi', 'Lee']);
    await advance(world, id, { after: 1 });
    const added = mailsQueued(world).length;
    await unreachable(world, id, ['Mo']);
    await advance(world, id, { after: 2 });
    const { approvers } = await rowsOf(world, id);
    await unreachable(world, id, ['Kim']);
    world.ports.queue.drain();
    const next = await advance(world, id, { after: 3 });

    expect(added).toBe(1);
    expect(approvers.find(({ value }) => value.displayName === 'Kim')?.value.role).toBe('fallback');
    expect(mailsQueued(world)).toEqual(['delivery-problem']);
    expect(next).toMatchObject({ purpose: 'reminder', until: '2026-01-05T11:00:00.000Z' });
  });

  it('finds a fallback approver who appears after the stage was left unattended', async () => {
    const clock = makeFakeClock();
    const world = withStages(
      [stage({ fallbackApprovers: [{ group: 'desk' }], remindAfter: ['P2D'] })],
      clock,
    );
    const id = await openedRequest(world);
    await unreachable(world, id, ['Ravi', 'Lee']);
    await advance(world, id, { after: 1 });
    world.ports.queue.drain();
    world.ports.directory.people({ kind: 'group', group: 'desk' }, [directoryPerson('Desk')]);
    clock.advance(hour);

    const next = await advance(world, id, { after: 2, elapsed: 'reminder' });

    expect(mailsQueued(world)).toEqual(['approval-request']);
    expect((await rowsOf(world, id)).stages[0]?.value.unattended).toBe(false);
    // The reminder that the policy wants, not the hourly look that just was.
    expect(next).toMatchObject({ purpose: 'reminder', until: '2026-01-07T10:00:00.000Z' });
  });

  it('does not take a directory that is down for one without people', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await unreachable(world, id, ['Ravi', 'Lee']);
    const later = { kind: 'later', afterSeconds: 9, throttled: true } as const;
    world.ports.directory.answer(later);
    world.ports.queue.drain();

    expect(await advance(world, id, { after: 1 })).toEqual(later);
    expect(mailsQueued(world)).toEqual([]);
    expect((await rowsOf(world, id)).stages[0]?.value.unattended).toBe(false);
  });
});

describe('advanceRequest, closing a stage', () => {
  it('opens the next stage in the transaction that closes this one', async () => {
    const world = withStages([stage(), stage({ name: 'Again' })]);
    const id = await openedRequest(world);
    await decide(world, id, 'approve');
    await advance(world, id, { after: 1 });
    const commits = world.rows.commits;

    const next = await advance(world, id, { after: 2, elapsed: 'endOfUndo' });

    const { request, stages } = await rowsOf(world, id);
    expect(next).toMatchObject({ kind: 'wait', round: 3 });
    expect(world.rows.commits).toBe(commits + 1);
    expect(request.value).toMatchObject({ state: 'pendingApproval', stage: 2 });
    expect(stages.map(({ value }) => [value.closed, value.round])).toEqual([
      [true, 2],
      [false, 3],
    ]);
  });

  it.each([
    [['See you in January.', ''], 'See you in January.'],
    [['See you in January.', 'Bring your badge.'], 'Bring your badge.'],
    [['', ''], undefined],
  ])('keeps what approvers wrote to the requestor: %j', async (messages, kept) => {
    const world = withStages(messages.map((_, index) => stage({ name: `Stage ${String(index)}` })));
    const id = await openedRequest(world);
    let after = 1;
    for (const message of messages) {
      await decide(world, id, 'approve', { message });
      await advance(world, id, { after });
      await advance(world, id, { after: after + 1, elapsed: 'endOfUndo' });
      after += 2;
    }

    const { request } = await rowsOf(world, id);

    expect(request.value.state).toBe('approved');
    expect(request.value.message).toBe(kept);
  });

  it('keeps the decision undoable while the directory is down for the next stage', async () => {
    const world = withStages([stage(), stage({ name: 'Again' })]);
    const id = await openedRequest(world);
    await decide(world, id, 'approve');
    await advance(world, id, { after: 1 });
    world.ports.directory.answer({ kind: 'later', afterSeconds: 9, throttled: true });

    const next = await advance(world, id, { after: 2, elapsed: 'endOfUndo' });

    expect(next).toMatchObject({ kind: 'later' });
    expect((await rowsOf(world, id)).stages[0]?.value.closed).toBe(false);
  });

  it('does not end the undo window of a decision that was made after the timer fired', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    await decide(world, id, 'approve');
    await advance(world, id, { after: 1 });
    clock.advance(300);
    const { approvers } = await rowsOf(world, id);
    const ravi = approvers.find(({ value }) => value.displayName === 'Ravi')?.value.key ?? '';
    await world.app.undoDecision(
      { purpose: 'review', requestId: id, stage: 1, approver: ravi, generation: 1, expiresAt: 0 },
      world.orchestrations,
    );
    await decide(world, id, 'approve', { by: 'Lee' });

    const next = await advance(world, id, { after: 2, elapsed: 'endOfUndo' });

    expect(next).toMatchObject({ purpose: 'endOfUndo', until: '2026-01-05T10:10:00.000Z' });
    expect((await rowsOf(world, id)).request.value.state).toBe('pendingApproval');
  });

  it('asks the sponsors that the organization names by a group', async () => {
    const world = withStages(
      [stage({ approvers: [{ sponsors: 'connectedOrganization' }] })],
      undefined,
      {
        connectedOrganizations: [anOrganization({ sponsors: [{ group: projectOwners.group }] })],
      },
    );

    expect(await askedBy(world)).toEqual(['Lee', 'Ravi']);
  });
});
