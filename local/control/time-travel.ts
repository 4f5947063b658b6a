import type { StackClock } from '../clock/stack-clock';
import { waitForRest, type Rest, type RestWatch } from './rest';

export type Travel =
  | { readonly kind: 'arrived'; readonly now: number }
  | { readonly kind: 'busy'; readonly names: readonly string[] };

export interface TimeTravel {
  /** Moves the whole stack ahead by so many milliseconds; one journey at a time, later ones wait. */
  advance(ms: number): Promise<Travel>;
}

/**
 * Timers of functions make no stop of their own, or three days would mean hundreds; but what they look after falls due in
 * order only where a long journey has stops.
 */
const longestHopMs = 7 * 86_400_000;
const mostHops = 24;

interface Journey extends RestWatch {
  readonly clock: StackClock;
  /** Called after every stop, before anything acts on the new time. */
  readonly onMoved: () => void;
}

const earliest = (instants: readonly (number | undefined)[]): number =>
  Math.min(...instants.map((instant) => instant ?? Infinity));

async function moveBoth({ clock, host, onMoved }: Journey, instant: number): Promise<void> {
  // This process has the new time before the host acts on it, and fires what is due only once both have it.
  clock.setTo(instant);
  onMoved();
  // A host that ends meanwhile comes back at the new time; the wait for rest that follows waits for it too.
  await host.moveTo(clock.now()).catch(() => undefined);
  clock.moveTo(instant);
}

async function travel(journey: Journey, ms: number): Promise<Travel> {
  const { clock } = journey;
  let rest: Rest = await waitForRest(journey);
  const target = clock.now() + ms;
  const hop = Math.max(longestHopMs, ms / mostHops);
  for (let arrived = false; !arrived;) {
    if (rest.kind === 'busy') return rest;
    const next = earliest([clock.nextStop(), rest.nextStop]);
    const stop = Math.max(clock.now(), Math.min(next, clock.now() + hop, target));
    arrived = stop >= target;
    await moveBoth(journey, stop);
    rest = await waitForRest(journey);
  }
  return rest.kind === 'busy' ? rest : { kind: 'arrived', now: clock.now() };
}

/**
 * Time moves only from rest, and from due instant to due instant: what falls due fires in order, and what it starts
 * is finished before the next. Afterwards the stack is at rest again.
 */
export function makeTimeTravel(journey: Journey): TimeTravel {
  let last: Promise<unknown> = Promise.resolve();
  return {
    advance(ms) {
      const next = last.then(() => travel(journey, ms));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
