import type { Flow } from '../../../../../support/durable/flow';
import { durableFixture } from '../../../../../support/durable/durable-fixture';

const day = 86_400_000;

const race: Flow = function* (context) {
  const timer = context.df.createTimer(
    new Date(context.df.currentUtcDateTime.getTime() + Number(context.df.getInput())),
  );
  const event = context.df.waitForExternalEvent('go');
  const winner = yield context.df.Task.any([event, timer]);
  if (winner !== timer) timer.cancel();
  yield context.df.callActivity('act');
  return winner === timer ? 'late' : 'in time';
};

async function raceAfter(deadline: number, eventAt: number): Promise<unknown> {
  const fixture = await durableFixture({
    orchestrators: { race },
    activities: { act: () => 1 },
  });
  const id = await fixture.start('race', deadline);
  await fixture.pass(eventAt);
  await fixture.raise(id, 'go');
  return fixture.status(id);
}

describe('an event that races a timer beyond six days', () => {
  it('wins as long as the first link of the timer has not fired', async () => {
    expect(await raceAfter(8 * day, 2 * day)).toMatchObject({ output: 'in time' });
  });

  it('after that fails the instance, since cancelling shifts the sequence numbers', async () => {
    expect(await raceAfter(8 * day, 4 * day)).toMatchObject({
      runtimeStatus: 'Failed',
      output: expect.stringContaining('Non-Deterministic workflow detected') as string,
    });
  });

  it('wins at any time when the timer is six days or less', async () => {
    expect(await raceAfter(6 * day, 5 * day)).toMatchObject({ output: 'in time' });
  });
});
