import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import {
  advance,
  anasSignUp,
  arrive,
  confirm,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

describe('sweepDue', () => {
  it('ends an unconfirmed request after seven days, without a mail', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    world.ports.queue.drain();

    clock.advance(7 * day);
    await world.app.sweepDue(world.orchestrations);
    const before = (await rowsOf(world, id)).request.value.state;
    clock.advance(1);
    await world.app.sweepDue(world.orchestrations);

    expect(before).toBe('unverified');
    expect((await rowsOf(world, id)).request.value.state).toBe('expired');
    expect(world.ports.queue.queued).toEqual([]);
    expect(world.ports.due.all()).toEqual([]);
  });

  it('stops when the time of one run is up, and the next goes on', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const load = world.rows.load.bind(world.rows);
    for (let count = 0; count < 5; count += 1) {
      await arrive(world, anasSignUp({ email: `ana${String(count)}@contoso.example` }));
    }
    clock.advance(7 * day + 1);
    jest.spyOn(world.rows, 'load').mockImplementation(async (id) => {
      clock.advance(60);
      return load(id);
    });

    const left = [];
    while (world.ports.due.all().length > 0 && left.length < 5) {
      await world.app.sweepDue(world.orchestrations);
      left.push(world.ports.due.all().length);
    }

    expect(left.length).toBeGreaterThan(1);
    expect(left.at(-1)).toBe(0);
  });

  it('removes index rows that the request does not stand by, and touches nothing else', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    await world.ports.due.put({ requestId: id, dueAt: '2026-01-05T09:00:00.000Z' });
    await world.ports.due.put({ requestId: 'f'.repeat(32), dueAt: '2026-01-05T09:00:00.000Z' });
    const before = world.rows.rows();

    await world.app.sweepDue(world.orchestrations);

    expect(world.ports.due.all()).toEqual([
      { requestId: id, dueAt: (await rowsOf(world, id)).request.value.dueAt },
    ]);
    expect(world.rows.rows()).toEqual(before);
    expect(world.orchestrations.terminated).toEqual([]);
  });

  it('ends a stuck orchestration an hour after it was due and starts a new one in a later sweep', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    await confirm(world, id);

    clock.advance(hour);
    await world.app.sweepDue(world.orchestrations);
    const early = world.orchestrations.terminated.length;
    clock.advance(1);
    await world.app.sweepDue(world.orchestrations);
    const startedThen = world.orchestrations.started.length;
    clock.advance(5 * minute);
    await world.app.sweepDue(world.orchestrations);

    expect(early).toBe(0);
    expect(world.orchestrations.terminated).toHaveLength(1);
    expect(startedThen).toBe(1);
    expect(world.orchestrations.started).toEqual([id, id]);
    const { restarts, dueAt } = (await rowsOf(world, id)).request.value;
    expect(restarts).toBe(1);
    expect(world.ports.due.all()).toEqual([{ requestId: id, dueAt }]);
  });

  it('gives the new orchestration its hour, even while the request is being delivered', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    await confirm(world, id);
    world.orchestrations.become(id, 'ended');
    clock.advance(hour + 1);
    await world.app.sweepDue(world.orchestrations);

    for (let sweeps = 0; sweeps < 11; sweeps += 1) {
      clock.advance(5 * minute);
      await world.app.sweepDue(world.orchestrations);
    }

    expect(world.orchestrations.started).toEqual([id, id]);
    expect(world.orchestrations.terminated).toEqual([]);
  });

  it('gives up after five restarts, further and further apart, and tells the operators', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    await confirm(world, id);
    world.ports.queue.drain();
    const restartedAt: number[] = [];

    for (let sweeps = 0; sweeps < 12 * 24; sweeps += 1) {
      clock.advance(5 * minute);
      world.orchestrations.become(id, 'ended');
      const before = world.orchestrations.started.length;
      await world.app.sweepDue(world.orchestrations);
      if (world.orchestrations.started.length > before) restartedAt.push(sweeps);
    }

    const pauses = restartedAt.slice(1).map((at, index) => at - (restartedAt[index] ?? 0));
    expect(restartedAt).toHaveLength(5);
    expect(pauses).toEqual([...pauses].toSorted((left, right) => left - right));
    const { request, audit } = await rowsOf(world, id);
    expect(request.value).toMatchObject({
      state: 'deliveryFailed',
      cause: 'orchestration.stuck',
      restarts: 5,
    });
    expect(audit.at(-1)?.value).toMatchObject({ action: 'request.deliveryFailed', by: 'sweep' });
    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual([
      'delivery-problem',
    ]);
  });

  it('leaves a request alone that its timer has moved on meanwhile', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    clock.advance(8 * day);
    await advance(world, id, { after: 1, elapsed: 'deadline' });

    await world.app.sweepDue(world.orchestrations);

    expect(world.orchestrations.terminated).toEqual([]);
    expect(world.ports.due.all()).toEqual([]);
  });

  it('goes on with the others when one request makes trouble', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    await confirm(world, id);
    clock.advance(2 * hour);
    world.orchestrations.fail(new Error('the durable client is down'));

    expect(await world.app.sweepDue(world.orchestrations)).toBe(1);
    expect(world.ports.log.lines.map(({ step }) => step)).toContain('sweep.failed');
  });
});
