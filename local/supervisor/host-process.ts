import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage } from './error-facts';
import { forkHost, type HostChild, type HostLaunch } from './host-child';
import { restartDelayMs } from './restart-delay';

export interface HostProcess {
  /** How long an app on this host may take until its /health/ready answers 200. */
  readonly patienceMs: number;
  /** The process that runs, or ran last. */
  pid(): number | undefined;
  /** False when the host ended before it was ready. */
  start(): Promise<boolean>;
  /** Rejects while no host runs. */
  ask(message: { readonly kind: string }): Promise<Readonly<Record<string, unknown>>>;
  stop(): Promise<void>;
}

interface Supervision extends HostLaunch {
  /** The host ended again and again before it was ready and is not started any more. */
  readonly onGivenUp: (sentence: string) => void;
}

const patienceMs = 20_000;
const drainMs = 6000;
// A host that ran this long has not failed to start, whatever ended it later.
const steadyMs = 1000;
const mostFailedStarts = 5;

/** Keeps one functions host running: whenever it ends unasked it is started again, on the same port and folder. */
export function makeHostProcess(supervision: Supervision): HostProcess {
  const { log, onGivenUp } = supervision;
  let child: HostChild | undefined;
  let isReady = false;
  const stopping = new AbortController();

  const launch = async (): Promise<boolean> => {
    child = forkHost(supervision);
    isReady = await child.ready;
    return isReady;
  };

  const keepRunning = async (): Promise<void> => {
    let failures = 0;
    for (let failedStarts = 0; failedStarts < mostFailedStarts;) {
      const since = performance.now();
      const how = await child?.ended;
      isReady = false;
      if (stopping.signal.aborted) return;
      log(`The functions host ended (${how ?? 'unseen'}) and is started again.`);
      failures = performance.now() - since > steadyMs ? 1 : failures + 1;
      await sleep(restartDelayMs(failures), undefined, { signal: stopping.signal });
      failedStarts = (await launch()) ? 0 : failedStarts + 1;
    }
    onGivenUp(`The functions host ended ${mostFailedStarts} times before it was ready.`);
  };

  return {
    patienceMs,
    pid: () => child?.pid,
    async start() {
      const ready = await launch();
      if (ready) {
        keepRunning().catch((error: unknown) => {
          if (!stopping.signal.aborted)
            onGivenUp(`The functions host cannot be started: ${errorMessage(error)}.`);
        });
      }
      return ready;
    },
    async ask(message) {
      if (child === undefined || !isReady) throw new Error('The functions host is starting.');
      return child.ask(message);
    },
    async stop() {
      stopping.abort();
      await child?.stop(drainMs);
    },
  };
}
