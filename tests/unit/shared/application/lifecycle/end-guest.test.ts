import type { EndGuestOutcome } from '../../../../../shared/application/lifecycle/end-guest';
import { guestDeskOf } from '../../../../support/guest-desk';
import { makeGuestLife, membersRole, type GuestLife } from '../../../../support/guest-life';
import { kindsTo, mailsOf, tokensIn } from '../../../../support/sent-mails';
import { anasSignUp, arrive, confirm, rowsOf } from '../../../../support/sign-up-journey';

const ana = 'ana@contoso.example';
const guest = 'guest-1';

async function end(life: GuestLife, block = false): Promise<EndGuestOutcome> {
  return guestDeskOf(life).endGuest({
    address: ana,
    block,
    actor: 'operator:kim',
    reason: 'Left the partner',
  });
}

const actsOf = (outcome: EndGuestOutcome) =>
  outcome.kind === 'ended' ? outcome.requests.map(({ act }) => act) : outcome.kind;

describe('endGuest', () => {
  it('takes away what we gave with the next sweep, long before the end', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();

    const outcome = await end(life);
    await life.pass(0.01);

    expect(actsOf(outcome)).toEqual(['ending']);
    expect(life.ports.roles.has(guest, membersRole)).toBe(false);
    expect(await life.assignment(id)).toMatchObject({ state: 'ended', cause: 'operator' });
    expect(kindsTo(life, ana).at(-1)).toBe('access-ended');
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: true });
  });

  it('records who asked and why', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();

    await end(life);

    const { audit } = await rowsOf(life, id);
    expect(audit.map(({ value }) => value)).toContainEqual(
      expect.objectContaining({
        action: 'access.end-asked',
        actor: 'operator:kim',
        by: 'command',
        details: { reason: 'Left the partner', block: 'false' },
      }),
    );
  });

  it('ends access that has no end date', async () => {
    const life = makeGuestLife({ lifecycle: undefined });
    const id = await life.deliver();

    await end(life);
    await life.pass(0.01);

    expect((await life.assignment(id)).state).toBe('ended');
  });

  it('cancels what is open', async () => {
    const life = makeGuestLife();
    const id = await arrive(life, anasSignUp());
    await confirm(life, id);

    const outcome = await end(life);

    expect(actsOf(outcome)).toEqual(['canceled']);
    expect((await rowsOf(life, id)).request.value.state).toBe('canceled');
  });

  it('says which request is being delivered and cannot be stopped', async () => {
    const life = makeGuestLife();
    const id = await arrive(life, anasSignUp());
    await confirm(life, id);
    await life.app.advanceRequest({
      requestId: id,
      execution: 'first',
      after: 0,
      elapsed: null,
      lastTry: false,
    });

    expect(actsOf(await end(life))).toEqual(['inDelivery']);
  });

  it('settles the links of its mails', async () => {
    const life = makeGuestLife();
    await life.deliver();
    await life.pass(77);
    const mail = mailsOf(life, 'access-ending').at(-1);
    const [token = ''] = mail === undefined ? [] : tokensIn(mail, 'extend');
    const verified = await life.ports.linkTokens.verify(token, 'extend');
    const claims = verified.kind === 'valid' ? verified.claims : undefined;

    await end(life);

    expect(claims && (await life.app.extendAccess(claims))).toEqual({ kind: 'notOpen' });
    expect(claims && (await life.app.loadExtension(claims))?.state).toEqual({ kind: 'over' });
  });

  it('blocks when asked to, whatever the policy says and whatever else the guest has', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    life.ports.accounts.giveOther(guest, true);

    await end(life, true);
    await life.pass(0.01);

    expect((await life.assignment(id)).account).toMatchObject({ outcome: 'blocked' });
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: false });
  });

  it('blocks a guest whose access has ended before', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    await life.pass(91);

    const outcome = await end(life, true);
    await life.pass(0.01);

    expect(actsOf(outcome)).toEqual(['blocking']);
    expect((await life.assignment(id)).account).toMatchObject({ outcome: 'blocked' });
  });

  it('never blocks a guest that we did not invite', async () => {
    const life = makeGuestLife();
    life.ports.directory.own(ana, { kind: 'guest', id: guest, redeemed: true });
    const id = await life.deliver();

    await end(life, true);
    await life.pass(0.01);

    expect((await life.assignment(id)).account).toMatchObject({ cause: 'account.not-invited' });
    expect(life.ports.accounts.of(guest)).toMatchObject({ enabled: true });
  });

  it('tries again what could not be taken away', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    const refused = { kind: 'refused', cause: 'group.permission-missing' } as const;
    life.ports.roles.answerRemoval(membersRole, refused);
    await life.pass(91);

    life.ports.roles.answerRemoval(membersRole, undefined);
    const outcome = await end(life);
    await life.pass(0.01);

    expect(actsOf(outcome)).toEqual(['ending']);
    expect(life.ports.roles.has(guest, membersRole)).toBe(false);
    expect((await rowsOf(life, id)).resources[0]?.value.removal?.outcome).toBe('removed');
  });

  it('does nothing the second time', async () => {
    const life = makeGuestLife();
    await life.deliver();
    await end(life);
    await life.pass(0.01);

    expect(actsOf(await end(life))).toEqual(['nothing']);
  });

  it('refuses what is no address', async () => {
    const desk = guestDeskOf(makeGuestLife());
    const ending = { address: 'ana', block: false, actor: 'operator:kim', reason: 'x' } as const;

    expect(await desk.endGuest(ending)).toEqual({ kind: 'notAnAddress' });
  });
});

describe('listGuests', () => {
  it('lists who has access, and on request who had', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    const ids = async (ended: boolean): Promise<readonly string[]> => {
      const found: string[] = [];
      for await (const { request } of guestDeskOf(life).listGuests({ ended })) {
        found.push(request.value.id);
      }
      return found;
    };
    const before = await ids(false);
    await life.pass(91);

    expect(before).toEqual([id]);
    expect(await ids(false)).toEqual([]);
    expect(await ids(true)).toEqual([id]);
  });
});
