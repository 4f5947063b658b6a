import type { FakeClock } from './fakes/fake-clock';
import type { InMemoryApp } from './in-memory-app';

const hours = 3600;

/** Lets the request's orchestration end again and again, until the sweep starts it no more. */
export async function giveUp(
  { app, orchestrations, clock }: InMemoryApp & { readonly clock: FakeClock },
  requestId: string,
): Promise<void> {
  clock.advance(8 * 24 * hours);
  for (let sweeps = 0; sweeps < 6; sweeps += 1) {
    orchestrations.become(requestId, 'ended');
    await app.sweepDue(orchestrations);
    clock.advance(3 * hours);
  }
}
