/** A piece of the stack that is at rest or not. */
export interface Party {
  readonly name: string;
  atRest(): boolean;
}

export interface HostRest {
  readonly atRest: boolean;
  /** Rises with everything the host does; unchanged between two looks means that nothing happened in between. */
  readonly activity: number;
  /** The next instant that something in the host waits for. */
  readonly nextStop: number | undefined;
}

/** The functions host's process, as far as time is concerned. Both reject while it is being started again. */
export interface TimedHost {
  rest(): Promise<HostRest>;
  /** Sets the host's time and fires what is due there. */
  moveTo(instant: number): Promise<void>;
}

export type Rest =
  | { readonly kind: 'atRest'; readonly nextStop: number | undefined }
  | { readonly kind: 'busy'; readonly names: readonly string[] };

export interface RestWatch {
  /** The stack's time. */
  readonly now: () => number;
  readonly parties: readonly Party[];
  readonly host: TimedHost;
  readonly sleep: (ms: number) => Promise<void>;
  /** Real milliseconds, never moved. */
  readonly realNow: () => number;
  /** How long nothing may happen while something is not at rest. */
  readonly patienceMs: number;
}

const hostName = 'Functions host';
const betweenLooksMs = 15;
/** What goes on and on is given up after so many times the patience. */
const mostPatience = 10;

interface Look {
  readonly busy: readonly string[];
  readonly activity: number;
  readonly nextStop: number | undefined;
}

const busyNames = (parties: readonly Party[]): string[] =>
  parties.filter((party) => !party.atRest()).map(({ name }) => name);

async function look({ parties, host, now }: RestWatch): Promise<Look> {
  const before = busyNames(parties);
  try {
    const { atRest, activity, nextStop } = await host.rest();
    const isDue = nextStop !== undefined && nextStop <= now();
    // Asked on both sides of the host's answer: work may have passed from one to the other meanwhile.
    const busy = new Set([
      ...before,
      ...(atRest && !isDue ? [] : [hostName]),
      ...busyNames(parties),
    ]);
    return { busy: [...busy], activity, nextStop };
  } catch {
    return { busy: [...before, hostName], activity: Number.NaN, nextStop: undefined };
  }
}

/**
 * Waits until nothing runs, nothing is on its way and nothing is due, seen twice without anything in between. A slow
 * machine with much to do may take its time, as long as the host gets on with it.
 */
export async function waitForRest(watch: RestWatch): Promise<Rest> {
  const start = watch.realNow();
  let until = start + watch.patienceMs;
  let before: Look | undefined;
  for (;;) {
    const now = await look(watch);
    if (before !== undefined && now.activity > before.activity) {
      until = Math.min(watch.realNow() + watch.patienceMs, start + mostPatience * watch.patienceMs);
    }
    const isQuiet = now.busy.length === 0;
    if (isQuiet && before?.busy.length === 0 && before.activity === now.activity) {
      return { kind: 'atRest', nextStop: now.nextStop };
    }
    if (watch.realNow() > until) return { kind: 'busy', names: isQuiet ? [hostName] : now.busy };
    before = now;
    await watch.sleep(betweenLooksMs);
  }
}
