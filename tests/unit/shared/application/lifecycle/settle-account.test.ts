import { addPersonEntries } from '../../../../support/add-person-entries';
import { makeGuestLife, untilAccountLook, type GuestLife } from '../../../../support/guest-life';
import { anasSignUp, arrive, rowsOf } from '../../../../support/sign-up-journey';
import { mailsOf } from '../../../../support/sent-mails';

const ana = 'ana@contoso.example';
const guest = 'guest-1';
const blocking = { lifecycle: { expiresAfter: 'P90D', atEnd: 'block' } };
const deleting = { lifecycle: { expiresAfter: 'P90D', atEnd: 'delete' } };

/** So many days go by, and the few minutes until the account is looked at. */
const pass = async (life: GuestLife, days: number): Promise<void> => {
  await life.pass(days);
  await life.pass(untilAccountLook);
};
const fateOf = async (life: GuestLife, id: string) => (await life.assignment(id)).account;

describe('the account of a guest whose access has ended', () => {
  it('stays as it is by default', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();

    await life.pass(91);
    await life.pass(40);

    expect(await fateOf(life, id)).toBeUndefined();
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: true });
  });

  it('is blocked and stays blocked', async () => {
    const life = makeGuestLife(blocking);
    const id = await life.deliver();

    await life.pass(91);
    await life.pass(40);

    expect(await fateOf(life, id)).toMatchObject({ outcome: 'blocked' });
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: false });
  });

  it('is blocked, and deleted 30 days later', async () => {
    const life = makeGuestLife(deleting);
    const id = await life.deliver();

    await pass(life, 91);
    const blocked = life.ports.accounts.of(guest);
    await life.pass(29);
    const kept = life.ports.accounts.of(guest);
    await life.pass(1.1);

    expect([blocked, kept]).toMatchObject([{ enabled: false }, { enabled: false }]);
    expect(life.ports.accounts.of(guest)).toEqual({ kind: 'absent' });
    expect(await fateOf(life, id)).toMatchObject({ outcome: 'deleted' });
    expect(life.ports.due.all()).toEqual([]);
  });

  it.each([
    ['a guest that somebody else invited', { kind: 'guest', id: guest, redeemed: true }],
    ['a member', { kind: 'member', id: guest }],
  ] as const)('of %s is not touched', async (_who, owner) => {
    const life = makeGuestLife(deleting);
    life.ports.directory.own(ana, owner);
    const id = await life.deliver();

    await life.pass(91);
    await life.pass(31);

    expect(await fateOf(life, id)).toMatchObject({ cause: 'account.not-invited' });
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: true });
  });

  it.each([
    ['became a member’s', { kind: 'member' }, 'account.member'],
    ['was blocked by somebody else', { kind: 'guest', enabled: false }, 'account.blocked-already'],
  ] as const)('that %s is kept', async (_what, account, cause) => {
    const life = makeGuestLife(deleting);
    const id = await life.deliver();
    life.ports.accounts.stand(guest, account);

    await life.pass(91);
    await life.pass(31);

    expect(await fateOf(life, id)).toMatchObject({ outcome: 'kept', cause });
    expect(life.ports.accounts.of(guest)).toEqual(account);
  });

  it('is blocked once the directory no longer shows what was taken away', async () => {
    const life = makeGuestLife(blocking);
    const id = await life.deliver();
    life.ports.accounts.giveOther(guest, true);
    await pass(life, 91);
    const early = await fateOf(life, id);

    life.ports.accounts.giveOther(guest, false);
    await life.pass(untilAccountLook);

    expect(early).toBeUndefined();
    expect(await fateOf(life, id)).toMatchObject({ outcome: 'blocked' });
  });

  it('is kept for access that the directory still shows half an hour later', async () => {
    const life = makeGuestLife(blocking);
    const id = await life.deliver();
    life.ports.accounts.giveOther(guest, true);
    await life.pass(91);

    for (let look = 0; look < 8; look += 1) await life.pass(untilAccountLook);

    expect(await fateOf(life, id)).toMatchObject({
      outcome: 'kept',
      cause: 'account.other-access',
    });
    expect((await life.assignment(id)).dueAt).toBeUndefined();
  });

  it('is kept while another package gives access, and settled with the last one', async () => {
    const life = makeGuestLife(blocking, { ...blocking, id: 'project-y' });
    const first = await life.deliver();
    life.ports.directory.own(ana, { kind: 'guest', id: guest, redeemed: false });
    await life.pass(30);
    const second = await life.deliver('project-y');

    await pass(life, 61);
    const afterFirst = life.ports.accounts.of(guest);
    await pass(life, 30);

    expect(await fateOf(life, first)).toMatchObject({ cause: 'account.other-access' });
    expect(afterFirst).toMatchObject({ enabled: true });
    expect(await fateOf(life, second)).toMatchObject({ outcome: 'blocked' });
  });

  it('is kept while another package gives access, however often the guest was asked since', async () => {
    const life = makeGuestLife(blocking, { ...blocking, id: 'project-y' });
    const first = await life.deliver();
    life.ports.directory.own(ana, { kind: 'guest', id: guest, redeemed: false });
    await life.pass(30);
    await life.deliver('project-y');
    await life.pass(1);
    await addPersonEntries(life.ports, ana);

    await pass(life, 60);

    expect(await fateOf(life, first)).toMatchObject({ cause: 'account.other-access' });
  });

  it('is kept while a new request is open', async () => {
    const life = makeGuestLife(blocking);
    const id = await life.deliver();
    await life.pass(89);
    await arrive(life, anasSignUp());

    await pass(life, 2);

    expect(await fateOf(life, id)).toMatchObject({ cause: 'account.request-open' });
  });

  it('is not deleted when somebody lifted our block', async () => {
    const life = makeGuestLife(deleting);
    const id = await life.deliver();
    await pass(life, 91);
    life.ports.accounts.stand(guest, { kind: 'guest', enabled: true });

    await life.pass(31);

    expect(await fateOf(life, id)).toMatchObject({ outcome: 'kept', cause: 'account.unblocked' });
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: true });
  });

  it('counts as settled when somebody deleted it before us', async () => {
    const life = makeGuestLife(deleting);
    const id = await life.deliver();
    await pass(life, 91);
    life.ports.accounts.stand(guest, { kind: 'absent' });

    await life.pass(31);

    expect(await fateOf(life, id)).toMatchObject({ outcome: 'absent' });
  });

  it('is told from somebody else’s block when the answer to ours was lost', async () => {
    const life = makeGuestLife(deleting);
    const id = await life.deliver();
    life.ports.accounts.loseAnswer();

    await pass(life, 91);
    await life.pass(1);

    expect(await fateOf(life, id)).toMatchObject({ outcome: 'blocked' });
    expect((await life.assignment(id)).dueAt).toBeDefined();
  });

  it('is nobody’s where the request names no guest any more, though a block was announced', async () => {
    const life = makeGuestLife(blocking);
    const id = await life.deliver();
    life.ports.accounts.loseAnswer();
    await pass(life, 91);
    const { invitation } = await rowsOf(life, id);
    if (invitation === undefined) throw new Error('nobody was invited');
    const row = { kind: 'invitation', value: invitation.value } as const;
    await life.rows.commit(id, [{ kind: 'delete', row }]);

    await life.pass(1);

    expect(await fateOf(life, id)).toMatchObject({ outcome: 'kept', cause: 'account.not-invited' });
    expect(life.ports.accounts.of('')).toMatchObject({ enabled: true });
  });

  it('is left to the operators where the permission is missing', async () => {
    const life = makeGuestLife(blocking);
    const id = await life.deliver();
    life.ports.accounts.answer({ kind: 'refused', cause: 'account.permission-missing' });

    await life.pass(91);
    await life.pass(1);

    expect(await fateOf(life, id)).toMatchObject({ cause: 'account.permission-missing' });
    expect((await rowsOf(life, id)).request.value.cause).toBe('account.permission-missing');
    expect(mailsOf(life, 'delivery-problem')).toHaveLength(1);
  });
});
