import { makeGuestLife, membersRole, untilAccountLook } from '../../../../support/guest-life';
import { rowsOf } from '../../../../support/sign-up-journey';
import { kindsTo, mailsOf } from '../../../../support/sent-mails';

const ana = 'ana@contoso.example';
const kim = 'kim@host.example';
const guest = 'guest-1';

describe('taking access away', () => {
  it('takes away what we gave and tells guest and sponsors', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();

    await life.pass(90.1);

    expect(life.ports.roles.has(guest, membersRole)).toBe(false);
    expect(await life.assignment(id)).toMatchObject({ state: 'ended', cause: 'expired' });
    expect(kindsTo(life, ana).at(-1)).toBe('access-ended');
    expect(kindsTo(life, kim).at(-1)).toBe('access-ended');
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: true });
    expect(life.ports.due.all()).toEqual([]);
  });

  it('does nothing more however often it is swept', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P90D', atEnd: 'block' } });
    const id = await life.deliver();
    await life.pass(90.1);
    await life.pass(untilAccountLook);
    const before = life.rows.rows();

    await life.pass(1);
    await life.pass(40);

    expect(life.rows.rows()).toEqual(before);
    expect((await life.assignment(id)).account?.outcome).toBe('blocked');
  });

  it('leaves a membership that the guest had before', async () => {
    const life = makeGuestLife();
    life.ports.directory.own(ana, { kind: 'guest', id: guest, redeemed: true });
    life.ports.roles.give(guest, membersRole);
    await life.deliver();

    await life.pass(90.1);

    expect(life.ports.roles.has(guest, membersRole)).toBe(true);
    expect(life.ports.roles.removed).toEqual([]);
  });

  it.each([
    ['removed by hand', 'absent', undefined],
    ['gone with its group', 'gone', { kind: 'gone' }],
  ] as const)('ends where the membership was %s', async (_what, outcome, answer) => {
    const life = makeGuestLife();
    const id = await life.deliver();
    life.ports.roles.take(guest, membersRole);
    life.ports.roles.answerRemoval(membersRole, answer);

    await life.pass(90.1);

    const { resources, assignment } = await rowsOf(life, id);
    expect(resources[0]?.value.removal?.outcome).toBe(outcome);
    expect(assignment?.value.state).toBe('ended');
    expect(mailsOf(life, 'delivery-problem')).toEqual([]);
  });

  it('ends at once, without asking sponsors to extend, when the guest was removed by hand', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    life.ports.accounts.stand(guest, { kind: 'absent' });
    life.ports.roles.take(guest, membersRole);

    await life.pass(77);

    expect(await life.assignment(id)).toMatchObject({ state: 'ended', cause: 'guest.absent' });
    expect(mailsOf(life, 'access-ending')).toEqual([]);
    expect(mailsOf(life, 'access-ended').map(({ to }) => to)).toEqual([kim]);
  });

  it('tells the operators of what cannot be taken away, once, and ends', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    const cause = 'group.permission-missing';
    life.ports.roles.answerRemoval(membersRole, { kind: 'refused', cause });

    await life.pass(90.1);
    await life.pass(1);

    const { resources, request } = await rowsOf(life, id);
    expect(resources[0]?.value.removal).toMatchObject({ outcome: 'failed', cause });
    expect(request.value.cause).toBe(cause);
    expect((await life.assignment(id)).state).toBe('ended');
    expect(mailsOf(life, 'delivery-problem')).toHaveLength(1);
  });

  it('gives every resource its own outcome', async () => {
    const readers = { kind: 'group', group: 'Readers' } as const;
    const writers = { kind: 'group', group: 'Writers' } as const;
    const life = makeGuestLife({
      resources: [membersRole, readers, writers].map(({ group }) => ({ group })),
    });
    const id = await life.deliver();
    life.ports.roles.answerRemoval(membersRole, { kind: 'refused', cause: 'group.not-found' });
    life.ports.roles.answerRemoval(readers, { kind: 'refused', cause: 'group.refused' });

    await life.pass(90.1);

    const { resources, request } = await rowsOf(life, id);
    expect(resources.map(({ value }) => value.removal?.outcome)).toEqual([
      'failed',
      'failed',
      'removed',
    ]);
    expect(request.value.cause).toBe('group.not-found');
  });

  it('tries a directory that is down again, further and further apart, and not for ever', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    const down = { kind: 'later', afterSeconds: 5, throttled: false } as const;
    life.ports.roles.answerRemoval(membersRole, down);

    await life.pass(90.1);
    const first = await life.assignment(id);
    for (let hour = 0; hour < 80; hour += 1) await life.pass(1 / 24);

    expect(first).toMatchObject({ state: 'ending', tries: 1 });
    const { resources } = await rowsOf(life, id);
    expect(resources[0]?.value.removal).toMatchObject({ cause: 'graph.unavailable' });
    expect((await life.assignment(id)).state).toBe('ended');
  });

  it('ends as soon as the directory is back', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    life.ports.roles.answerRemoval(membersRole, {
      kind: 'later',
      afterSeconds: 5,
      throttled: true,
    });
    await life.pass(90.1);

    life.ports.roles.answerRemoval(membersRole, undefined);
    await life.pass(0.1);

    expect((await life.assignment(id)).state).toBe('ended');
    expect(life.ports.roles.has(guest, membersRole)).toBe(false);
  });

  it('keeps what another package of the guest needs, until that one ends too', async () => {
    const life = makeGuestLife({}, { id: 'project-y', lifecycle: { expiresAfter: 'P200D' } });
    const first = await life.deliver();
    life.ports.directory.own(ana, { kind: 'guest', id: guest, redeemed: true });
    const second = await life.deliver('project-y');

    await life.pass(90.1);
    const afterFirst = life.ports.roles.has(guest, membersRole);
    await life.pass(115);

    expect((await rowsOf(life, first)).resources[0]?.value.removal?.outcome).toBe('passedOn');
    expect(afterFirst).toBe(true);
    expect((await life.assignment(second)).state).toBe('ended');
    expect(life.ports.roles.has(guest, membersRole)).toBe(false);
  });

  it('passes on to a second request for the same package', async () => {
    const life = makeGuestLife();
    const first = await life.deliver();
    life.ports.directory.own(ana, { kind: 'guest', id: guest, redeemed: true });
    await life.pass(60);
    const second = await life.deliver();

    await life.pass(31);
    const between = life.ports.roles.has(guest, membersRole);
    await life.pass(60);

    expect((await rowsOf(life, first)).resources[0]?.value.removal?.outcome).toBe('passedOn');
    expect(between).toBe(true);
    expect((await life.assignment(second)).state).toBe('ended');
    expect(life.ports.roles.has(guest, membersRole)).toBe(false);
  });

  it('goes on after a crash in the middle of the end', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    life.rows.beforeNextCommit(() => {
      throw new Error('killed');
    });
    await life.pass(90.1);
    const state = (await life.assignment(id)).state;

    await life.pass(0);

    expect(state).toBe('active');
    expect((await life.assignment(id)).state).toBe('ended');
    expect(mailsOf(life, 'access-ended')).toHaveLength(2);
  });
});
