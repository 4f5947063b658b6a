import { linkUntil } from '../../../../../shared/domain/approval/link-life';
import type { MailKind } from '../../../../../shared/domain/request/mail-kind';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { kim, operatorsOf } from '../../../../support/operators-of';
import {
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';
import { mailsOf, tokensIn } from '../../../../support/sent-mails';

/** Sends what is queued, as the triggers would. */
async function deliverMails({ app, ports, orchestrations }: InMemoryApp): Promise<void> {
  for (const { message } of ports.queue.drain()) {
    await app.sendMail(message, false, orchestrations);
  }
}

async function resend(world: InMemoryApp, requestId: string, mail: MailKind, to?: string) {
  return operatorsOf(world).operators.resendMail({ requestId, mail, to, operator: kim });
}

describe('resendMail', () => {
  it('asks every approver of the open stage again, with links that live their full time', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const requestId = await openedRequest(world);
    await deliverMails(world);
    clock.advance(5 * 86_400);

    const outcome = await resend(world, requestId, 'approval-request');
    await deliverMails(world);

    expect(outcome).toEqual({ kind: 'ordered', count: 2 });
    const links = mailsOf(world, 'approval-request').map((mail) => tokensIn(mail, 'review')[0]);
    expect(new Set(links).size).toBe(4);
    const rows = await rowsOf(world, requestId);
    const sevenDays = linkUntil(clock.now());
    expect(rows.approvers.map(({ value }) => value.linkUntil)).toEqual([sevenDays, sevenDays]);
    expect(rows.audit.map(({ value }) => value)).toContainEqual(
      expect.objectContaining({
        action: 'mail.resent',
        actor: 'operator:kim',
        by: 'command',
        details: { mail: 'approval-request', reason: 'Called the sponsor' },
      }),
    );
  });

  it('asks one approver only when told so, also one who could not be reached', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    const [lee] = (await rowsOf(world, requestId)).approvers;
    if (lee === undefined) throw new Error('there are approvers');
    const unreachable = {
      kind: 'approver',
      value: { ...lee.value, state: 'unreachable' },
    } as const;
    await world.rows.commit(requestId, [{ kind: 'put', row: unreachable }]);

    const outcome = await resend(world, requestId, 'approval-request', lee.value.address);

    expect(outcome).toEqual({ kind: 'ordered', count: 1 });
    expect((await rowsOf(world, requestId)).approvers[0]?.value.state).toBe('asked');
    expect(await resend(world, requestId, 'approval-request', 'nobody@host.example')).toEqual({
      kind: 'notWanted',
      why: 'no-such-recipient',
    });
  });

  it('confirms an address again, but not before the pause between such mails is over', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const requestId = await arrive(world);
    await deliverMails(world);

    const tooSoon = await resend(world, requestId, 'verify-address');
    clock.advance(601);
    const later = await resend(world, requestId, 'verify-address');
    await deliverMails(world);

    expect(tooSoon).toEqual({ kind: 'notWanted', why: 'sent-a-moment-ago' });
    expect(later).toEqual({ kind: 'ordered', count: 1 });
    const tokens = mailsOf(world, 'verify-address').map((mail) => tokensIn(mail, 'verify')[0]);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(1);
  });

  it('orders further issues each time', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);

    await resend(world, requestId, 'request-received');
    await resend(world, requestId, 'request-received');
    await deliverMails(world);

    expect(mailsOf(world, 'request-received')).toHaveLength(3);
  });

  it('tells about a settled stage again', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    const early = await resend(world, requestId, 'approval-settled');
    await decide(world, requestId, 'approve');
    await deliverMails(world);

    const outcome = await resend(world, requestId, 'approval-settled');
    await deliverMails(world);

    expect(early).toEqual({ kind: 'notWanted', why: 'not-settled' });
    expect(outcome).toEqual({ kind: 'ordered', count: 2 });
    expect(mailsOf(world, 'approval-settled')).toHaveLength(4);
    expect(await resend(world, requestId, 'approval-request')).toEqual({
      kind: 'notWanted',
      why: 'not-open',
    });
  });

  it('tells the end again, and only the end that it was', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    await operatorsOf(world).operators.cancelRequest({
      requestId,
      actor: 'operator:kim',
      by: 'command',
      reason: 'Wrong person',
    });
    await deliverMails(world);

    const outcome = await resend(world, requestId, 'request-canceled');
    await deliverMails(world);

    expect(outcome).toEqual({ kind: 'ordered', count: 1 });
    expect(mailsOf(world, 'request-canceled')).toHaveLength(2);
    expect(await resend(world, requestId, 'request-denied')).toEqual({
      kind: 'notWanted',
      why: 'other-state',
    });
  });

  it.each<[MailKind, string]>([
    ['request-received', 'address-not-confirmed'],
    ['approval-request', 'not-open'],
    ['guest-welcome', 'not-invited'],
    ['delivery-problem', 'no-problem'],
    ['access-ended', 'never-sent'],
  ])('sends no %s for an address that nobody confirmed', async (mail, why) => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);

    expect(await resend(world, requestId, mail)).toEqual({ kind: 'notWanted', why });
  });

  it('tells operators again what they were told last, not why the request ended', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    world.ports.transport.answer('ravi@host.example', {
      kind: 'refused',
      cause: 'mail.mailbox-unknown',
    });
    await expect(deliverMails(world)).rejects.toThrow('mail.undeliverable');

    const outcome = await resend(world, requestId, 'delivery-problem');
    await deliverMails(world);

    expect(outcome).toEqual({ kind: 'ordered', count: 1 });
    expect((await rowsOf(world, requestId)).request.value.cause).toBeUndefined();
    expect(mailsOf(world, 'delivery-problem')[0]?.subject).toContain('mail.approval-request');
  });

  it('does not write to somebody who said that none of it is theirs', async () => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);
    await confirm(world, requestId, 'none');

    expect((await resend(world, requestId, 'verify-address')).kind).toBe('notWanted');
  });

  it('knows no request by a wrong id', async () => {
    expect(await resend(makeInMemoryApp(), 'f'.repeat(32), 'guest-welcome')).toEqual({
      kind: 'missing',
    });
  });
});

async function delivered(): Promise<{ world: InMemoryApp; requestId: string }> {
  const world = makeInMemoryApp();
  const requestId = await openedRequest(world);
  const { request } = await rowsOf(world, requestId);
  const approved = { kind: 'request', value: { ...request.value, state: 'approved' } } as const;
  await world.rows.commit(requestId, [{ kind: 'put', row: approved }]);
  await world.app.inviteGuest({ requestId, lastTry: false });
  await world.app.assignResources(requestId);
  await world.app.finishDelivery(requestId);
  await deliverMails(world);
  return { world, requestId };
}

describe('a welcome mail that is sent once more', () => {
  it('has a new invitation link, which goes once it is sent', async () => {
    const { world, requestId } = await delivered();

    const outcome = await resend(world, requestId, 'guest-welcome');
    await deliverMails(world);

    const texts = mailsOf(world, 'guest-welcome').map(({ text }) => text);
    expect(outcome).toEqual({ kind: 'ordered', count: 1 });
    expect(texts[0]).toContain('redeem?ticket=1');
    expect(texts[1]).toContain('redeem?ticket=2');
    const { invitation } = await rowsOf(world, requestId);
    expect(invitation?.value).toMatchObject({ guestId: 'guest-1', found: 'new' });
    expect(invitation?.value.redeemUrl).toBeUndefined();
  });

  it('leads straight to the resource when the guest has accepted meanwhile', async () => {
    const { world, requestId } = await delivered();
    world.ports.directory.own('ana@contoso.example', {
      kind: 'guest',
      id: 'guest-1',
      redeemed: true,
    });

    await resend(world, requestId, 'guest-welcome');
    await deliverMails(world);

    expect(world.ports.invitations.invited).toHaveLength(1);
    expect(mailsOf(world, 'guest-welcome')[1]?.text).toContain('https://host.example/project-x');
  });

  it('waits in the queue while Graph does not answer', async () => {
    const { world, requestId } = await delivered();
    world.ports.directory.answer({ kind: 'later', afterSeconds: 20, throttled: false });

    await resend(world, requestId, 'guest-welcome');
    await deliverMails(world);

    expect(mailsOf(world, 'guest-welcome')).toHaveLength(1);
    expect(world.ports.queue.queued.map(({ message }) => message.attempt)).toEqual([2]);
  });

  it('is not sent to an account that took the place of the guest', async () => {
    const { world, requestId } = await delivered();
    world.ports.directory.own('ana@contoso.example', {
      kind: 'guest',
      id: 'guest-2',
      redeemed: true,
    });

    await resend(world, requestId, 'guest-welcome');

    await expect(deliverMails(world)).rejects.toThrow('mail.undeliverable');
    expect(mailsOf(world, 'guest-welcome')).toHaveLength(1);
  });
});
