import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import {
  advance,
  anasSignUp,
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

const minute = 60;

describe('drainOutbox', () => {
  it('repeats what is older than a minute and leaves the younger to its step', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    world.orchestrations.fail(new Error('the durable client is down'));
    await confirm(world, id);
    world.orchestrations.fail(undefined);

    clock.advance(minute);
    const young = await world.app.drainOutbox(world.orchestrations);
    clock.advance(1);
    const old = await world.app.drainOutbox(world.orchestrations);

    expect([young, old]).toEqual([0, 1]);
    expect(world.orchestrations.started).toEqual([id]);
    expect(world.rows.waiting()).toEqual([]);
  });

  it('asks a queue that does not answer only once a run', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const { queue } = world.ports;
    queue.answer({ kind: 'later', afterSeconds: 10, throttled: false });
    for (const email of ['ana@contoso.example', 'bea@contoso.example', 'carla@contoso.example']) {
      await confirm(world, await arrive(world, anasSignUp({ email })));
    }
    clock.advance(61);
    const asked = jest.spyOn(queue, 'send');

    await world.app.drainOutbox(world.orchestrations);

    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('raises a wake again and again until its round has heard it', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    await decide(world, id, 'approve');

    for (let times = 0; times < 3; times += 1) {
      clock.advance(61);
      await world.app.drainOutbox(world.orchestrations);
    }
    const raised = world.orchestrations.wakes.length;
    await advance(world, id, { after: 1 });
    await world.app.drainOutbox(world.orchestrations);

    expect(raised).toBe(4);
    expect(world.orchestrations.wakes).toHaveLength(4);
  });

  it('starts an orchestration that is gone again once a wake stays unheard for five minutes', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    world.orchestrations.become(id, 'missing');
    await decide(world, id, 'approve');

    clock.advance(5 * minute);
    await world.app.drainOutbox(world.orchestrations);
    const before = world.orchestrations.started.length;
    clock.advance(1);
    await world.app.drainOutbox(world.orchestrations);
    await world.app.drainOutbox(world.orchestrations);

    expect(before).toBe(1);
    expect(world.orchestrations.started).toEqual([id, id]);
    expect((await rowsOf(world, id)).request.value.restarts).toBe(1);
  });

  it('leaves an orchestration alone that runs but has not heard yet, for an hour', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    await decide(world, id, 'approve');

    clock.advance(60 * minute);
    await world.app.drainOutbox(world.orchestrations);
    const within = world.orchestrations.terminated.length;
    clock.advance(1);
    await world.app.drainOutbox(world.orchestrations);
    await world.app.drainOutbox(world.orchestrations);

    expect(within).toBe(0);
    expect(world.orchestrations.terminated).toEqual([{ requestId: id, reason: 'overdue' }]);
    expect(world.orchestrations.started).toEqual([id, id]);
  });

  it('takes away the wakes of a request that ended without anybody to hear them', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    world.orchestrations.become(id, 'ended');
    await world.app.cancelRequest(
      { requestId: id, actor: 'requestor', by: 'link' },
      world.orchestrations,
    );

    clock.advance(5 * minute + 1);
    await world.app.drainOutbox(world.orchestrations);

    expect(world.rows.waiting()).toEqual([]);
    expect(world.orchestrations.started).toEqual([id]);
  });

  it('goes on with the others when one request makes trouble', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    await decide(world, id, 'approve');
    clock.advance(6 * minute);
    world.orchestrations.fail(new Error('the durable client is down'));

    expect(await world.app.drainOutbox(world.orchestrations)).toBe(1);
    expect(world.ports.log.lines.map(({ step }) => step)).toContain('drain.failed');
  });
});
