import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import { arrive, confirm, decide, openedRequest } from '../../../../support/sign-up-journey';

describe('effects of a step', () => {
  it('stay in the outbox while they cannot happen, and fail no step', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    world.orchestrations.fail(new Error('the durable client is down'));
    world.ports.queue.answer({ kind: 'later', afterSeconds: 5, throttled: false });

    expect(await confirm(world, id)).toEqual({ kind: 'verified' });
    expect(
      world.rows
        .waiting()
        .map(({ effect }) => effect.kind)
        .toSorted(),
    ).toEqual(['mails', 'start']);
  });

  it('say that they wait while the queue is down', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    world.ports.queue.answer({ kind: 'later', afterSeconds: 5, throttled: false });

    await confirm(world, id);

    expect(world.ports.log.lines).toContainEqual({
      level: 'warn',
      step: 'effect.postponed',
      facts: { requestId: id, effect: 'mails' },
    });
  });

  it('send each message of one effect once, though the effect is repeated', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    world.ports.queue.drain();
    world.ports.queue.answer({ kind: 'later', afterSeconds: 5, throttled: false });
    await decide(world, id, 'approve');
    world.ports.queue.answer(undefined);

    clock.advance(61);
    await world.app.drainOutbox(world.orchestrations);
    await world.app.drainOutbox(world.orchestrations);

    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual([
      'approval-settled',
      'approval-settled',
    ]);
  });
});
