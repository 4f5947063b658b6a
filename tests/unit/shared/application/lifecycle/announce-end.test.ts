import { makeGuestLife } from '../../../../support/guest-life';
import { mailsOf, tokensIn } from '../../../../support/sent-mails';

const ana = 'ana@contoso.example';
const kim = 'kim@host.example';

describe('announcing the end of access', () => {
  it('begins an assignment with its end when access is given', async () => {
    const life = makeGuestLife();

    const id = await life.deliver();

    expect(await life.assignment(id)).toMatchObject({
      startedAt: '2026-01-05T10:00:00.000Z',
      endsAt: '2026-04-05T10:00:00.000Z',
      state: 'active',
      dueAt: '2026-03-22T10:00:00.000Z',
    });
    expect(mailsOf(life, 'guest-welcome')[0]?.text).toContain('5\u00a0April 2026');
  });

  it('has no end and no due entry where the policy sets none, and the guest reads so', async () => {
    const life = makeGuestLife({ lifecycle: undefined });

    const id = await life.deliver();

    const { endsAt, dueAt } = await life.assignment(id);
    expect([endsAt, dueAt]).toEqual([undefined, undefined]);
    expect(life.ports.due.all()).toEqual([]);
    expect(mailsOf(life, 'guest-welcome')[0]?.text).toContain('no end date');
  });

  it('announces the end 14 and 3 days before, to sponsors with a link and to the guest without', async () => {
    const life = makeGuestLife();
    await life.deliver();

    await life.pass(75.9);
    const before = mailsOf(life, 'access-ending').length;
    await life.pass(0.2);
    const first = mailsOf(life, 'access-ending').length;
    await life.pass(1);
    await life.pass(10);
    const mails = mailsOf(life, 'access-ending');

    expect([before, first, mails.length]).toEqual([0, 2, 4]);
    expect(mails.map((mail) => [mail.to, tokensIn(mail, 'extend').length])).toEqual([
      [ana, 0],
      [kim, 1],
      [ana, 0],
      [kim, 1],
    ]);
  });

  it('sends one announcement, not two, after a time in which nothing ran', async () => {
    const life = makeGuestLife();
    await life.deliver();

    await life.pass(88);

    expect(mailsOf(life, 'access-ending')).toHaveLength(2);
  });

  it('announces nothing whose time was before the beginning', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P2D' } });
    const id = await life.deliver();

    await life.pass(1);
    await life.pass(1.1);

    expect(mailsOf(life, 'access-ending')).toEqual([]);
    expect((await life.assignment(id)).state).toBe('ended');
  });
});
