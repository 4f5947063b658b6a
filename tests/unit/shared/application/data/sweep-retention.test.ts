import { makeGuestLife, type GuestLife } from '../../../../support/guest-life';
import { aPolicySet, anAccessPackage } from '../../../../support/policies';
import {
  anasSignUp,
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

const day = 86_400;

const isThere = async (life: GuestLife, id: string): Promise<boolean> =>
  (await life.rows.load(id)) !== undefined;

/** The same, but with a stage that Ravi and Lee decide in. */
function withStage(): GuestLife {
  const life = makeGuestLife();
  const policies = aPolicySet({
    accessPackages: [
      { ...anAccessPackage({ lifecycle: { expiresAfter: 'P180D' } }), version: '9'.repeat(32) },
    ],
  });
  life.usePolicies(policies);
  return life;
}

async function everyNight(life: GuestLife, days: number): Promise<void> {
  for (let night = 0; night < days; night += 1) {
    await life.pass(1);
    await life.app.sweepRetention(life.orchestrations);
  }
}

describe('sweepRetention', () => {
  it('forgets a request that was never confirmed, seven days after it expired', async () => {
    const life = makeGuestLife();
    const id = await arrive(life, anasSignUp());

    await everyNight(life, 13);
    const before = await isThere(life, id);
    await everyNight(life, 3);

    expect(before).toBe(true);
    expect(await isThere(life, id)).toBe(false);
    expect(life.ports.reservations.all()).toEqual([]);
  });

  it('remembers "none of these is mine" until the quiet time is over', async () => {
    const life = makeGuestLife();
    const id = await arrive(life, anasSignUp());
    await confirm(life, id, 'none');

    await everyNight(life, 29);
    const before = await isThere(life, id);
    await everyNight(life, 2);

    expect(before).toBe(true);
    expect(await isThere(life, id)).toBe(false);
  });

  it('forgets a denied request after thirty days, with every row, index and due entry', async () => {
    const life = withStage();
    const id = await openedRequest(life);
    await decide(life, id, 'deny');
    await life.app.advanceRequest({
      requestId: id,
      execution: 'first',
      after: 1,
      elapsed: null,
      lastTry: false,
    });
    life.clock.advance(600);
    await life.app.advanceRequest({
      requestId: id,
      execution: 'first',
      after: 2,
      elapsed: 'endOfUndo',
      lastTry: false,
    });
    const { state } = (await rowsOf(life, id)).request.value;
    life.ports.queue.drain();

    await everyNight(life, 31);

    expect(state).toBe('denied');
    expect(life.rows.rows().filter(({ kind }) => kind !== 'outbox')).toEqual([]);
    expect(life.ports.due.all()).toEqual([]);
    const raviKey = await life.ports.seals.personKey('ravi@host.example');
    expect(await life.ports.people.requestsOf(raviKey, 10)).toEqual([]);
  });

  it('keeps pseudonymous audit entries of what it forgets', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P2D' } });
    const id = await life.deliver();
    const { personKey } = (await rowsOf(life, id)).request.value;

    await everyNight(life, 95);

    const kept = life.ports.auditLog.all();
    expect(await isThere(life, id)).toBe(false);
    expect(kept.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['request.submitted', 'guest.invited', 'access.ended']),
    );
    expect(new Set(kept.map((one) => one.personKey))).toEqual(new Set([personKey]));
    expect(JSON.stringify(kept)).not.toMatch(/ana@|Ana|Silva|guest-1/);
  });

  it('keeps what the end needs while access goes on, and nothing else', async () => {
    const life = withStage();
    const signUp = anasSignUp({ justification: 'Hall 3 needs me' });
    const id = await openedRequest(life, signUp);
    await decide(life, id, 'approve');
    const step = { requestId: id, execution: 'first', elapsed: null, lastTry: false } as const;
    await life.app.advanceRequest({ ...step, after: 1 });
    life.clock.advance(600);
    await life.app.advanceRequest({ ...step, after: 2, elapsed: 'endOfUndo' });
    await life.app.inviteGuest({ requestId: id, lastTry: false });
    await life.app.assignResources(id);
    await life.app.finishDelivery(id);
    await life.sendMails();

    await everyNight(life, 92);

    const rows = await rowsOf(life, id);
    expect([rows.stages, rows.approvers, rows.decisions]).toEqual([[], [], []]);
    expect(JSON.stringify(life.rows.rows())).not.toContain('Hall 3');
    expect(rows.assignment?.value.state).toBe('active');
    await everyNight(life, 90);
    expect((await life.assignment(id)).state).toBe('ended');
  });

  it('forgets a delivered request ninety days after its access ended', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P10D' } });
    const id = await life.deliver();

    await everyNight(life, 99);
    const before = await isThere(life, id);
    await everyNight(life, 3);

    expect(before).toBe(true);
    expect(await isThere(life, id)).toBe(false);
  });

  it('waits for the deletion of the account', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P2D', atEnd: 'delete' } });
    const policies = life.ports.policies();
    const short = { kind: 'iso', months: 0, days: 10, seconds: 0 } as const;
    const retention = { unverified: short, closed: short, delivered: short };
    life.usePolicies({ ...policies, settings: { ...policies.settings, retention } });
    const id = await life.deliver();

    await everyNight(life, 31);
    const before = await isThere(life, id);
    await everyNight(life, 14);

    expect(before).toBe(true);
    expect(life.ports.accounts.of('guest-1')).toEqual({ kind: 'absent' });
    expect(await isThere(life, id)).toBe(false);
  });

  it('finishes what a crash left', async () => {
    const life = makeGuestLife();
    const id = await arrive(life, anasSignUp());
    await life.pass(7.1);
    life.clock.advance(8 * day);
    life.rows.beforeNextCommit(() => {
      throw new Error('killed');
    });
    const first = await life.app.sweepRetention(life.orchestrations);
    const left = await isThere(life, id);

    const second = await life.app.sweepRetention(life.orchestrations);

    expect([first.forgotten, left, second.forgotten]).toEqual([0, true, 1]);
    expect(await isThere(life, id)).toBe(false);
  });

  it('sweeps what has outlived its time elsewhere', async () => {
    const life = makeGuestLife();
    life.ports.expiredRows.leave(7, new Date(life.clock.now().getTime() - 1));

    expect((await life.app.sweepRetention(life.orchestrations)).expired).toBe(7);
  });

  it('lets a person ask again after everything was forgotten', async () => {
    const life = makeGuestLife();
    const first = await arrive(life, anasSignUp());
    await everyNight(life, 20);

    const second = await arrive(life, anasSignUp());

    expect(second).not.toBe(first);
  });

  it('forgets policy versions thirty days after the last, once no request refers to them', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P10D' } });
    const used = life.ports.policies().accessPackages[0]?.version ?? '';
    const id = await life.deliver();
    const unused = { ...anAccessPackage({ id: 'never-asked-for' }), version: 'e'.repeat(32) };
    life.ports.policyVersions.hold(unused.version, unused);
    const next = { ...anAccessPackage(), version: 'd'.repeat(32) };
    life.usePolicies(aPolicySet({ accessPackages: [next] }));
    const versions = (): readonly string[] => life.ports.policyVersions.versions().toSorted();

    await everyNight(life, 29);
    const before = versions();
    await everyNight(life, 3);
    const afterAMonth = versions();
    await everyNight(life, 80);

    expect(before).toEqual([used, next.version, unused.version].toSorted());
    expect(afterAMonth).toEqual([used, next.version].toSorted());
    expect(await isThere(life, id)).toBe(false);
    expect(versions()).toEqual([next.version]);
  });

  it('forgets the history of an orchestration thirty days after its start, once it has ended', async () => {
    const life = makeGuestLife();
    const runs = await arrive(life, anasSignUp());
    await confirm(life, runs);
    life.orchestrations.become('ended'.padEnd(32, '0'), 'ended');

    await life.pass(29);
    const early = await life.app.sweepRetention(life.orchestrations);
    await life.pass(2);
    const late = await life.app.sweepRetention(life.orchestrations);

    expect([early.histories, late.histories]).toEqual([0, 1]);
    expect(await life.orchestrations.status(runs)).toBe('running');
  });

  it('goes on when the task hub cannot be cleaned', async () => {
    const life = makeGuestLife();
    life.ports.expiredRows.leave(3, new Date(life.clock.now().getTime() - 1));
    life.orchestrations.fail(new Error('the durable client is down'));

    const swept = await life.app.sweepRetention(life.orchestrations);

    expect(swept).toMatchObject({ expired: 3, histories: 0 });
    expect(life.ports.log.lines).toContainEqual(
      expect.objectContaining({ step: 'retention.failed', facts: { part: 'histories' } }),
    );
  });
});
