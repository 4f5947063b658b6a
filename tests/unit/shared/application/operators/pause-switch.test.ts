import { isPaused, withSwitches } from '../../../../../shared/domain/policy/with-switches';
import type { PauseTarget } from '../../../../../shared/domain/policy/switches';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { kim, operatorsOf, type InMemoryOperators } from '../../../../support/operators-of';
import { aPolicySet } from '../../../../support/policies';
import { anasSignUp, openedRequest, rowsOf } from '../../../../support/sign-up-journey';

const everything: PauseTarget = { kind: 'everything' };

/** An app that heeds what operators switch, at once. */
async function heed(world: InMemoryApp, { switches }: InMemoryOperators): Promise<void> {
  const inForce = await switches.inForce();
  world.usePolicies(withSwitches(aPolicySet(), inForce, world.ports.clock.now()));
}

async function approvedRequest(world: InMemoryApp, email: string): Promise<string> {
  const requestId = await openedRequest(world, anasSignUp({ email }));
  const { request } = await rowsOf(world, requestId);
  const row = { kind: 'request', value: { ...request.value, state: 'approved' } } as const;
  await world.rows.commit(requestId, [{ kind: 'put', row }]);
  return requestId;
}

describe('the emergency stop', () => {
  it('refuses new requests and says who stopped what, and why', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);

    await desk.operators.pauseSwitch.pause({ kind: 'organization', id: 'contoso' }, kim);
    await heed(world, desk);

    const answer = await world.app.acceptSignUp(anasSignUp(), undefined, world.orchestrations);
    expect(answer).toMatchObject({ outcome: { kind: 'paused' } });
    expect((await desk.switches.inForce()).pauses).toMatchObject([
      { actor: 'operator:kim', reason: 'Called the sponsor' },
    ]);
  });

  it('holds a delivery, which counts neither as a try nor as overdue', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);
    const requestId = await approvedRequest(world, 'ana@contoso.example');
    await desk.operators.pauseSwitch.pause(everything, kim);
    await heed(world, desk);

    const outcome = await world.app.inviteGuest({ requestId, lastTry: true, hold: 3 });

    const { request, audit } = await rowsOf(world, requestId);
    expect(outcome).toEqual({ kind: 'paused' });
    expect(request.value).toMatchObject({ state: 'approved', hold: 3 });
    const { dueAt = '' } = request.value;
    expect(Date.parse(dueAt)).toBeGreaterThan(world.ports.clock.now().getTime() + 3_600_000);
    expect(world.ports.due.all()).toEqual([{ requestId, dueAt }]);
    expect(world.ports.invitations.invited).toEqual([]);
    expect(audit.filter(({ value }) => value.action === 'delivery.held')).toHaveLength(1);
  });

  it('gives no resources either while it holds', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);
    const requestId = await approvedRequest(world, 'ana@contoso.example');
    await world.app.inviteGuest({ requestId, lastTry: false });
    await desk.operators.pauseSwitch.pause({ kind: 'package', id: 'project-x' }, kim);
    await heed(world, desk);

    expect(await world.app.assignResources(requestId, 2)).toEqual({ kind: 'paused' });
    expect((await rowsOf(world, requestId)).resources).toEqual([]);
  });

  it('lets held deliveries go on when it is lifted, each by its own event', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);
    const ana = await approvedRequest(world, 'ana@contoso.example');
    const bo = await approvedRequest(world, 'bo@contoso.example');
    const free = await approvedRequest(world, 'cy@contoso.example');
    await desk.operators.pauseSwitch.pause(everything, kim);
    await heed(world, desk);
    await world.app.inviteGuest({ requestId: ana, lastTry: false, hold: 1 });
    await world.app.inviteGuest({ requestId: bo, lastTry: false, hold: 4 });

    const lifted = await desk.operators.pauseSwitch.lift(everything, kim);
    await heed(world, desk);

    expect(lifted).toEqual({ wasPaused: true, resumed: 2 });
    const waiting = world.rows
      .waiting()
      .flatMap(({ requestId, effect }) =>
        effect.kind === 'resume' ? [[requestId, effect.hold]] : [],
      );
    expect(waiting).toHaveLength(2);
    expect(waiting).toEqual(
      expect.arrayContaining([
        [ana, 1],
        [bo, 4],
      ]),
    );
    expect((await rowsOf(world, free)).audit.at(-1)?.value.action).not.toBe('delivery.resumed');
    expect((await rowsOf(world, ana)).audit.at(-1)?.value).toMatchObject({
      action: 'delivery.resumed',
      actor: 'operator:kim',
      details: { reason: 'Called the sponsor' },
    });
    expect((await world.app.inviteGuest({ requestId: ana, lastTry: false, hold: 2 })).kind).toBe(
      'invited',
    );
  });

  it('is raised by the drain once it is a minute old, and then forgotten', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const desk = operatorsOf(world);
    const requestId = await approvedRequest(world, 'ana@contoso.example');
    await desk.operators.pauseSwitch.pause(everything, kim);
    await heed(world, desk);
    await world.app.inviteGuest({ requestId, lastTry: false, hold: 2 });
    await desk.operators.pauseSwitch.lift(everything, kim);

    await world.app.drainOutbox(world.orchestrations);
    const early = world.orchestrations.resumed.length;
    clock.advance(61);
    await world.app.drainOutbox(world.orchestrations);
    await world.app.drainOutbox(world.orchestrations);

    expect(early).toBe(0);
    expect(world.orchestrations.resumed).toEqual([{ requestId, hold: 2 }]);
  });

  it('can be lifted again after a lift that stopped half-way', async () => {
    const world = makeInMemoryApp();
    const desk = operatorsOf(world);
    const requestId = await approvedRequest(world, 'ana@contoso.example');
    await desk.operators.pauseSwitch.pause(everything, kim);
    await heed(world, desk);
    await world.app.inviteGuest({ requestId, lastTry: false, hold: 1 });
    await desk.switches.lift(everything, {
      actor: 'operator:kim',
      at: '2026-01-05T10:00:00.000Z',
      reason: 'Half',
    });

    const lifted = await desk.operators.pauseSwitch.lift(everything, kim);

    expect(lifted).toEqual({ wasPaused: false, resumed: 1 });
    expect(
      isPaused(withSwitches(aPolicySet(), await desk.switches.inForce(), new Date()), {
        accessPackageId: 'project-x',
      }),
    ).toBe(false);
  });
});
