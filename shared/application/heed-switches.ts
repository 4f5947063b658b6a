import { nothingSwitched, type SwitchesInForce } from '../domain/policy/switches';
import type { Clock } from '../ports/clock';
import type { StepLog } from '../ports/step-log';
import type { Switches } from '../ports/switches';

export interface HeedSwitchesDeps {
  readonly switches: Pick<Switches, 'inForce'>;
  readonly clock: Clock;
  readonly log: StepLog;
  /** Resolves after so many milliseconds of real time. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** What operators have switched, as this process last read it. */
export interface HeededSwitches {
  /** Reads the switches unless they were read within 30 seconds. Never throws: what was read last goes on counting. */
  refresh(): Promise<void>;
  readonly current: () => SwitchesInForce;
}

const freshMs = 30_000;
// While nothing answers, not every invocation has to find that out.
const againMs = 1000;
const patienceMs = 3000;

/** Keeps every instance of the app within 30 seconds of what operators switch; to be refreshed before every invocation. */
export function heedSwitches({ switches, clock, log, sleep }: HeedSwitchesDeps): HeededSwitches {
  let known = nothingSwitched;
  let freshUntil = 0;
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    try {
      known = await switches.inForce();
      freshUntil = clock.now().getTime() + freshMs;
    } catch (error) {
      freshUntil = clock.now().getTime() + againMs;
      log.warn('switches.unreadable', {}, error);
    } finally {
      reading = undefined;
    }
  };

  return {
    current: () => known,
    async refresh() {
      if (clock.now().getTime() < freshUntil) return;
      reading ??= read();
      // A backend that hangs must not keep the app from answering.
      await Promise.race([reading, sleep(patienceMs)]);
    },
  };
}
