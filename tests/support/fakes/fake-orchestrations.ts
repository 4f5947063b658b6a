import type { Clock } from '../../../shared/ports/clock';
import type { Orchestrations } from '../../../shared/ports/orchestrations';

export interface FakeOrchestrations extends Orchestrations {
  /** Request ids in the order they were started, restarts included. */
  readonly started: readonly string[];
  readonly wakes: readonly { readonly requestId: string; readonly round: number }[];
  readonly resumed: readonly { readonly requestId: string; readonly hold: number }[];
  readonly terminated: readonly { readonly requestId: string; readonly reason: string }[];
  /** How an instance is from now on. */
  become(requestId: string, status: 'running' | 'ended' | 'missing'): void;
  /** Throws from every call until told `undefined`. */
  fail(error: Error | undefined): void;
}

/** Instances that exist but do nothing. */
export function makeFakeOrchestrations(clock: Clock): FakeOrchestrations {
  const started: string[] = [];
  const wakes: { requestId: string; round: number }[] = [];
  const terminated: { requestId: string; reason: string }[] = [];
  const resumed: { requestId: string; hold: number }[] = [];
  const instances = new Map<string, { status: 'running' | 'ended'; startedAt: Date }>();
  let failure: Error | undefined;
  const call = <Answer>(act: () => Answer): Promise<Answer> =>
    failure === undefined ? Promise.resolve(act()) : Promise.reject(failure);

  return {
    started,
    wakes,
    resumed,
    terminated,
    become(requestId, status) {
      if (status === 'missing') instances.delete(requestId);
      else
        instances.set(requestId, { startedAt: clock.now(), ...instances.get(requestId), status });
    },
    fail(error) {
      failure = error;
    },
    start: (requestId) =>
      call(() => {
        if (instances.get(requestId)?.status === 'running') return { kind: 'running' };
        instances.set(requestId, { status: 'running', startedAt: clock.now() });
        started.push(requestId);
        return { kind: 'started' };
      }),
    wake: (requestId, round) =>
      call(() => {
        if (!instances.has(requestId)) return { kind: 'missing' };
        wakes.push({ requestId, round });
        return { kind: 'woken' };
      }),
    resume: (requestId, hold) => call(() => void resumed.push({ requestId, hold })),
    status: (requestId) => call(() => instances.get(requestId)?.status ?? 'missing'),
    terminate: (requestId, reason) =>
      call(() => {
        const instance = instances.get(requestId);
        if (instance === undefined) return;
        instance.status = 'ended';
        terminated.push({ requestId, reason });
      }),
    forgetEnded: (startedBefore) =>
      call(() => {
        const old = [...instances].filter(
          ([, { status, startedAt }]) => status === 'ended' && startedAt < startedBefore,
        );
        for (const [requestId] of old) instances.delete(requestId);
        return old.length;
      }),
  };
}
