import { InvocationContext } from '@azure/functions';
import { drainOutbox } from '../../../../functions/timers/drain-outbox';
import { sweepDue } from '../../../../functions/timers/sweep-due';
import { makeFakeClock } from '../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../support/in-memory-app';
import { arrive, confirm, rowsOf } from '../../../support/sign-up-journey';

describe('timers', () => {
  it('drain the outbox and sweep what is due with the client of their invocation', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    world.orchestrations.fail(new Error('the durable client is down'));
    await confirm(world, id);
    world.orchestrations.fail(undefined);
    const deps = { app: world.app, orchestrations: () => world.orchestrations };
    const context = new InvocationContext();

    clock.advance(61);
    await drainOutbox(deps)({}, context);
    world.orchestrations.become(id, 'ended');
    clock.advance(3600);
    await sweepDue(deps)({}, context);

    expect(world.orchestrations.started).toEqual([id, id]);
    expect((await rowsOf(world, id)).request.value.restarts).toBe(1);
  });
});
