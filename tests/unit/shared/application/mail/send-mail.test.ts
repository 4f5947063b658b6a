import { AppError } from '../../../../../shared/domain/app-error';
import type { PolicySet } from '../../../../../shared/domain/policy/policy-set';
import type { MailMessage } from '../../../../../shared/ports/mail-queue';
import { makeFakeClock, type FakeClock } from '../../../../support/fakes/fake-clock';
import {
  makeInMemoryApp,
  type InMemoryApp,
  type InMemoryAppOptions,
} from '../../../../support/in-memory-app';
import { anAccessPackage, aPolicySet, someSettings } from '../../../../support/policies';
import { kindsTo, mailsOf } from '../../../../support/sent-mails';
import {
  advance,
  anasSignUp,
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

const ana = 'ana@contoso.example';
const down = { kind: 'later', afterSeconds: 5, throttled: false } as const;
const busy = { kind: 'later', afterSeconds: 45, throttled: true } as const;
const refused = { kind: 'refused', cause: 'mail.mailbox-unknown' } as const;

interface Post {
  readonly world: InMemoryApp;
  readonly clock: FakeClock;
}

function post(options: InMemoryAppOptions = {}): Post {
  const clock = makeFakeClock();
  return { clock, world: makeInMemoryApp({ clock, ...options }) };
}

const send = async (world: InMemoryApp, message: MailMessage, isRedelivery = false) =>
  world.app.sendMail(message, isRedelivery, world.orchestrations);

/** Sends everything queued once; @returns the codes of what threw. */
async function sendAll(world: InMemoryApp): Promise<readonly string[]> {
  const thrown: string[] = [];
  for (const { message } of world.ports.queue.drain()) {
    await send(world, message).catch((error: unknown) => thrown.push(String(error)));
  }
  return thrown;
}

function onlyMessage(world: InMemoryApp): MailMessage {
  const [queued, ...more] = world.ports.queue.drain();
  if (queued === undefined || more.length > 0) throw new Error('not exactly one message');
  return queued.message;
}

describe('sendMail', () => {
  it('sends and then marks, so that a repeat sends nothing', async () => {
    const { world } = post();
    const id = await arrive(world);
    const message = onlyMessage(world);

    await send(world, message);
    await send(world, message, true);

    expect(kindsTo(world, ana)).toEqual(['verify-address']);
    expect((await rowsOf(world, id)).mails.map(({ value }) => [value.key, value.outcome])).toEqual([
      ['verify-address:0:requestor:0:0:0', 'sent'],
    ]);
  });

  it('carries the same links and the same Message-ID when the marker was lost', async () => {
    const { world } = post();
    const id = await openedRequest(world);
    const { message } = world.ports.queue.drain().at(-1) ?? {};
    if (message === undefined) throw new Error('nothing is queued');
    await send(world, message);
    const marker = (await rowsOf(world, id)).mails[0];
    if (marker === undefined) throw new Error('there is no marker');
    await world.rows.commit(id, [{ kind: 'delete', row: { kind: 'mail', value: marker.value } }]);

    await send(world, message, true);

    const [first, second] = mailsOf(world, 'approval-request');
    expect(second).toEqual(first);
    expect(first?.messageId).toMatch(new RegExp(`^${id}\\..*@host\\.example$`));
    expect(first?.headers['Auto-Submitted']).toBe('auto-generated');
  });

  it('goes back into the queue with growing pauses while the transport is down, then gives up', async () => {
    const { world, clock } = post();
    const id = await arrive(world);
    world.ports.transport.answer('*', down);
    const pauses: number[] = [];
    let message = onlyMessage(world);

    for (let attempt = 1; attempt < 8; attempt += 1) {
      await send(world, message);
      const [queued] = world.ports.queue.drain();
      if (queued?.scheduledFor === undefined) throw new Error('the mail was not postponed');
      pauses.push((queued.scheduledFor.getTime() - clock.now().getTime()) / 1000);
      message = queued.message;
    }
    const last = send(world, message);

    await expect(last).rejects.toMatchObject({ code: 'mail.undeliverable' });
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640]);
    expect((await rowsOf(world, id)).mails.map(({ value }) => value.outcome)).toEqual(['failed']);
    await expect(send(world, message, true)).rejects.toMatchObject({ code: 'mail.undeliverable' });
  });

  it('waits as long as a throttling transport says, for a day', async () => {
    const { world, clock } = post();
    await arrive(world);
    world.ports.transport.answer('*', busy);
    let message = onlyMessage(world);

    for (let attempt = 1; attempt <= 20; attempt += 1) {
      await send(world, message);
      const [queued] = world.ports.queue.drain();
      expect(queued?.scheduledFor?.getTime()).toBe(clock.now().getTime() + 45_000);
      message = queued?.message ?? message;
      clock.advance(45);
    }
    clock.advance(86_400);

    await expect(send(world, message)).rejects.toMatchObject({ code: 'mail.undeliverable' });
  });

  it('does not lose a confirmation mail that was throttled after it was counted', async () => {
    const { world, clock } = post();
    await arrive(world);
    world.ports.transport.answer('*', busy);
    await sendAll(world);
    world.ports.transport.answer('*', undefined);
    clock.advance(45);

    await sendAll(world);

    expect(kindsTo(world, ana)).toEqual(['verify-address']);
  });

  it('says in the log which of two approvers still waits, without an address', async () => {
    const { world } = post();
    await openedRequest(world);
    world.ports.transport.answer('*', busy);

    await sendAll(world);

    const waiting = world.ports.log.lines.filter(({ step }) => step === 'mail.postponed');
    const keys = waiting
      .filter(({ facts }) => facts['mail'] === 'approval-request')
      .map(({ facts }) => facts['key']);
    expect(keys).toEqual([
      expect.stringMatching(/^approval-request:1:[0-9a-z]{1,32}:1:0:0$/),
      expect.stringMatching(/^approval-request:1:[0-9a-z]{1,32}:1:0:0$/),
    ]);
    expect(new Set(keys).size).toBe(2);
    expect(JSON.stringify(waiting)).not.toContain('@');
  });

  it('throws for the broker to deliver again when even the queue does not take it', async () => {
    const { world } = post();
    await arrive(world);
    const message = onlyMessage(world);
    world.ports.transport.answer('*', down);
    world.ports.queue.answer(down);

    await expect(send(world, message)).rejects.toMatchObject({ code: 'queue.unavailable' });
  });

  it('outlives tables that are down, before and after the mail went out', async () => {
    const outage = new AppError('tables.unavailable', { retryable: true });
    let isDown: 'load' | 'commit' | undefined;
    const { world } = post({
      through: (store) => ({
        ...store,
        load: async (id) => (isDown === 'load' ? Promise.reject(outage) : store.load(id)),
        commit: async (id, writes) =>
          isDown === 'commit' ? Promise.reject(outage) : store.commit(id, writes),
      }),
    });
    await arrive(world);

    isDown = 'load';
    const before = await sendAll(world);
    isDown = 'commit';
    const after = await sendAll(world);
    isDown = undefined;
    await sendAll(world);

    expect([before, after]).toEqual([[], []]);
    expect(kindsTo(world, ana)).toEqual(['verify-address', 'verify-address']);
    expect(new Set(world.ports.transport.sent.map(({ messageId }) => messageId)).size).toBe(1);
    expect(world.ports.queue.queued).toEqual([]);
  });

  it('completes a message whose request is not there', async () => {
    const { world } = post();
    await arrive(world);
    const message = { ...onlyMessage(world), requestId: 'f'.repeat(32) };

    await send(world, message);

    expect(world.ports.transport.sent).toEqual([]);
    expect(world.ports.log.lines.map(({ step }) => step)).toContain('mail.no-request');
  });

  it('sends no approval mail that is not wanted any more', async () => {
    const { world } = post();
    const id = await openedRequest(world);
    await decide(world, id, 'approve');

    await sendAll(world);

    expect(kindsTo(world, 'lee@host.example')).toEqual(['approval-settled']);
  });

  it('forgets the redeem link once the guest has it', async () => {
    const policies = aPolicySet({
      accessPackages: [
        { ...anAccessPackage({ approval: { stages: [] } }), version: '1'.repeat(32) },
      ],
    });
    const { world } = post({ policies });
    const id = await arrive(world);
    await confirm(world, id);
    await advance(world, id);
    await world.app.inviteGuest({ requestId: id, lastTry: false });
    await world.app.assignResources(id);
    await world.app.finishDelivery(id);

    await sendAll(world);

    const [welcome] = mailsOf(world, 'guest-welcome');
    expect(welcome?.text).toContain('https://login.example/redeem?ticket=1');
    expect((await rowsOf(world, id)).invitation?.value.redeemUrl).toBeUndefined();
  });

  it('marks an approver whose mail is refused as unreachable and wakes the stage', async () => {
    const { world } = post();
    const id = await openedRequest(world);
    world.ports.transport.answer('ravi@host.example', refused);

    const thrown = await sendAll(world);

    const { approvers } = await rowsOf(world, id);
    expect(thrown).toEqual(['AppError: mail.undeliverable']);
    expect(
      Object.fromEntries(approvers.map(({ value }) => [value.displayName, value.state])),
    ).toEqual({ Ravi: 'unreachable', Lee: 'asked' });
    expect(world.orchestrations.wakes).toEqual([{ requestId: id, round: 1 }]);
    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual([
      'delivery-problem',
    ]);
  });
});

describe('a mail that is given up beside a delivery that failed', () => {
  const members = { kind: 'group', group: 'Project X members' } as const;

  /** A request without its group; the mails to the requestor are refused. */
  async function partly(): Promise<{ world: InMemoryApp; id: string }> {
    const accessPackage = anAccessPackage({ approval: { stages: [] } });
    const { world } = post({
      policies: aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] }),
    });
    world.ports.roles.answer(members, { kind: 'refused', cause: 'group.permission-missing' });
    const id = await arrive(world);
    await confirm(world, id);
    await advance(world, id);
    await world.app.inviteGuest({ requestId: id, lastTry: false });
    await world.app.assignResources(id);
    await world.app.finishDelivery(id);
    world.ports.transport.answer(ana, refused);
    return { world, id };
  }

  it('leaves the reason why the access is missing', async () => {
    const { world, id } = await partly();

    await sendAll(world);

    expect((await rowsOf(world, id)).request.value.cause).toBe('group.permission-missing');
  });

  it('is told to operators by a mail of its own', async () => {
    const { world, id } = await partly();
    await sendAll(world);

    await sendAll(world);

    const subjects = mailsOf(world, 'delivery-problem').map(({ subject }) => subject);
    expect(subjects).toEqual([
      expect.stringContaining('group.permission-missing'),
      expect.stringContaining('mail.request-received'),
      expect.stringContaining('mail.guest-welcome'),
    ]);
    const { mails } = await rowsOf(world, id);
    expect(mails.map(({ value }) => value.outcome).toSorted()).toEqual([
      'failed',
      'failed',
      'sent',
      'sent',
      'sent',
    ]);
  });
});

const policiesOf = (...ids: readonly string[]): PolicySet =>
  aPolicySet({
    accessPackages: ids.map((id, index) => ({
      ...anAccessPackage({ id }),
      version: String(index).repeat(32),
    })),
  });

describe('sendMail, limited', () => {
  it('sends one confirmation mail in ten minutes and five a day per address, silently', async () => {
    const { world, clock } = post();
    for (let times = 0; times < 3; times += 1) await arrive(world);
    expect(await sendAll(world)).toEqual([]);
    const first = kindsTo(world, ana).length;

    for (let times = 0; times < 8; times += 1) {
      clock.advance(600);
      await arrive(world);
      await sendAll(world);
    }

    expect(first).toBe(1);
    expect(kindsTo(world, ana)).toHaveLength(5);
    expect(world.ports.queue.queued).toEqual([]);
  });

  it('counts an address over all packages, and lets the first mail of another request wait its turn', async () => {
    const { world, clock } = post({ policies: policiesOf('project-x', 'project-y') });
    await arrive(world);
    await arrive(world, anasSignUp({ accessPackageId: 'project-y' }));

    await sendAll(world);
    const atOnce = kindsTo(world, ana).length;
    const waiting = world.ports.queue.queued.map(({ scheduledFor }) => scheduledFor?.toISOString());
    clock.advance(600);
    await sendAll(world);

    expect(atOnce).toBe(1);
    expect(waiting).toEqual(['2026-01-05T10:10:00.000Z']);
    expect(kindsTo(world, ana)).toHaveLength(2);
    expect(world.ports.queue.queued).toEqual([]);
    expect(world.ports.log.lines.some(({ step }) => step === 'mail.limit-reached')).toBe(false);
  });

  it('keeps one mail waiting for a request however often it is posted, and none beyond the five a day', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `project-${letter}`);
    const { world, clock } = post({ policies: policiesOf(...ids) });
    for (let times = 0; times < 3; times += 1) {
      for (const accessPackageId of ids) await arrive(world, anasSignUp({ accessPackageId }));
    }

    await sendAll(world);
    const waiting = world.ports.queue.queued.length;
    const sent: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      clock.advance(600);
      await sendAll(world);
      sent.push(kindsTo(world, ana).length);
    }

    expect(waiting).toBe(6);
    expect(sent).toEqual([2, 3, 4, 5, 5, 5, 5, 5]);
    expect(world.ports.queue.queued).toEqual([]);
  });

  it('sends nothing to an owner who said that nothing is theirs', async () => {
    const { world } = post();
    const id = await arrive(world);
    await confirm(world, id, 'none');
    await arrive(world);

    await sendAll(world);

    expect(kindsTo(world, ana)).toEqual([]);
  });

  it('sends no confirmation mail for a request that is under way', async () => {
    const { world } = post();
    await openedRequest(world);
    world.ports.queue.drain();
    await arrive(world);

    await sendAll(world);

    expect(kindsTo(world, ana)).toEqual([]);
  });

  it('keeps first mails waiting beyond the hourly limit, and sends them afterwards', async () => {
    const settings = someSettings({ limits: { firstMailsPerHour: 1 } });
    const { world, clock } = post({ policies: aPolicySet({ settings }), limitFirstMails: true });
    await arrive(world);
    await arrive(world, anasSignUp({ email: 'bo@contoso.example' }));

    await sendAll(world);
    const during = world.ports.transport.sent.length;
    const [waiting] = world.ports.queue.queued;
    const told = world.ports.log.lines.filter(({ step }) => step === 'mail.limit-reached');
    clock.advance(3600);
    await sendAll(world);

    expect(during).toBe(1);
    expect(told).toHaveLength(1);
    expect(waiting?.scheduledFor?.toISOString()).toBe('2026-01-05T11:00:00.000Z');
    expect(kindsTo(world, 'bo@contoso.example')).toEqual(['verify-address']);
  });

  it('tells operators once an hour per cause, at its end how often it was, though nothing new comes', async () => {
    const accessPackage = anAccessPackage({
      approval: { stages: [{ name: 'Owners', approvers: [{ group: 'gone' }] }] },
    });
    const { world, clock } = post({
      policies: aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] }),
    });
    for (const name of ['a', 'b', 'c']) {
      await openedRequest(world, anasSignUp({ email: `${name}@contoso.example` }));
    }
    await sendAll(world);
    const first = mailsOf(world, 'delivery-problem').length;
    clock.advance(3600);

    await sendAll(world);

    const mails = mailsOf(world, 'delivery-problem');
    expect(first).toBe(1);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.to).toBe('desk@host.example');
    expect(mails[1]?.subject).toContain('3 problems');
    expect(world.ports.queue.queued).toEqual([]);
  });
});
