import type { LinkClaims } from '../../../../../shared/domain/link-claims';
import { directoryPerson } from '../../../../support/fakes/fake-directory';
import { makeGuestLife, membersRole, type GuestLife } from '../../../../support/guest-life';
import { mailsOf, tokensIn } from '../../../../support/sent-mails';

const kim = 'kim@host.example';
const noEnd = { kind: 'later', afterSeconds: 30, throttled: true } as const;

/** What the newest link in a mail to somebody says. */
async function claimsFor(life: GuestLife, to: string): Promise<LinkClaims> {
  const mail = mailsOf(life, 'access-ending').findLast((one) => one.to === to);
  const [token = ''] = mail === undefined ? [] : tokensIn(mail, 'extend');
  const verified = await life.ports.linkTokens.verify(token, 'extend');
  if (verified.kind === 'invalid') throw new Error(`no link for ${to}`);
  return verified.claims;
}

async function announced(): Promise<{ life: GuestLife; id: string; claims: LinkClaims }> {
  const life = makeGuestLife();
  life.ports.directory.people({ kind: 'user', user: kim }, [
    directoryPerson('Kim'),
    directoryPerson('Lee'),
  ]);
  const id = await life.deliver();
  await life.pass(77);
  return { life, id, claims: await claimsFor(life, kim) };
}

describe('extendAccess', () => {
  it('gives the same time once more, counted from the end', async () => {
    const { life, id, claims } = await announced();

    expect(await life.app.extendAccess(claims)).toEqual({ kind: 'extended' });
    expect(await life.assignment(id)).toMatchObject({
      endsAt: '2026-07-04T10:00:00.000Z',
      period: 1,
      notices: 0,
      extended: { by: claims.approver },
      dueAt: '2026-06-20T10:00:00.000Z',
    });
  });

  it('leaves access where it is at the old end, and ends it at the new one', async () => {
    const { life, id, claims } = await announced();
    await life.app.extendAccess(claims);

    await life.pass(14);
    const atOldEnd = await life.assignment(id);
    await life.pass(90);

    expect(atOldEnd.state).toBe('active');
    expect((await life.assignment(id)).state).toBe('ended');
    expect(life.ports.roles.has('guest-1', membersRole)).toBe(false);
  });

  it('happens once, whoever asks again', async () => {
    const { life, id, claims } = await announced();
    const lee = await claimsFor(life, 'lee@host.example');
    await life.app.extendAccess(claims);
    const { endsAt } = await life.assignment(id);

    const answers = [await life.app.extendAccess(claims), await life.app.extendAccess(lee)];

    expect(answers).toEqual([{ kind: 'notOpen' }, { kind: 'notOpen' }]);
    expect((await life.assignment(id)).endsAt).toBe(endsAt);
  });

  it('lets one of two sponsors of the same moment extend', async () => {
    const { life, id, claims } = await announced();
    const lee = await claimsFor(life, 'lee@host.example');

    const answers = await Promise.all([life.app.extendAccess(claims), life.app.extendAccess(lee)]);

    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['extended', 'notOpen']);
    expect((await life.assignment(id)).endsAt).toBe('2026-07-04T10:00:00.000Z');
  });

  it('announces the new end without a link', async () => {
    const { life, claims } = await announced();
    await life.app.extendAccess(claims);
    const before = mailsOf(life, 'access-ending').length;

    await life.pass(90);

    const mails = mailsOf(life, 'access-ending').slice(before);
    expect(mails).toHaveLength(3);
    expect(mails.flatMap((mail) => tokensIn(mail, 'extend'))).toEqual([]);
  });

  it('does nothing once the end has come, though nothing has swept yet', async () => {
    const { life, id, claims } = await announced();
    life.clock.advance(14 * 86_400);

    expect(await life.app.extendAccess(claims)).toEqual({ kind: 'notOpen' });
    expect((await life.assignment(id)).extended).toBeUndefined();
  });

  it('does not count for somebody who is no sponsor any more', async () => {
    const { life, id, claims } = await announced();
    life.ports.directory.people({ kind: 'user', user: kim }, [directoryPerson('Lee')]);

    expect(await life.app.extendAccess(claims)).toEqual({ kind: 'notSponsor' });
    expect((await life.assignment(id)).extended).toBeUndefined();
  });

  it('asks to come back while the directory does not answer', async () => {
    const { life, claims } = await announced();
    life.ports.directory.answer(noEnd);

    expect(await life.app.extendAccess(claims)).toEqual(noEnd);
  });

  it('wins or loses as a whole against the end of the same moment', async () => {
    const { life, id, claims } = await announced();
    life.rows.beforeNextCommit(async () => {
      life.clock.advance(14 * 86_400);
      await life.app.sweepDue(life.orchestrations);
    });

    const answer = await life.app.extendAccess(claims);

    expect(answer).toEqual({ kind: 'notOpen' });
    expect(await life.assignment(id)).toMatchObject({ state: 'ended', period: 0 });
  });
});

describe('sendWaitingLinks', () => {
  it('mails a sponsor the link to extend once more, as long as it works', async () => {
    const { life, claims } = await announced();
    const before = mailsOf(life, 'access-ending').filter(({ to }) => to === kim).length;

    await life.app.sendWaitingLinks(kim);
    await life.sendMails();
    const again = await claimsFor(life, kim);
    const between = mailsOf(life, 'access-ending').filter(({ to }) => to === kim).length;
    await life.app.extendAccess(claims);
    life.clock.advance(3600);
    await life.app.sendWaitingLinks(kim);
    await life.sendMails();

    expect(again).toEqual(claims);
    expect([before, between]).toEqual([1, 2]);
    expect(mailsOf(life, 'access-ending').filter(({ to }) => to === kim)).toHaveLength(2);
  });
});

describe('loadExtension', () => {
  it('knows nothing of a link that names no sponsor, or a request without access', async () => {
    const { life, claims } = await announced();

    const stranger = await life.app.loadExtension({ ...claims, approver: '0'.repeat(16) });
    const nothing = await life.app.loadExtension({ ...claims, requestId: '0'.repeat(32) });

    expect([stranger, nothing]).toEqual([undefined, undefined]);
  });
});
