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
export function makeFakeOrchestrations(): FakeOrchestrations {
  const started: string[] = [];
  const wakes: { requestId: string; round: number }[] = [];
  const terminated: { requestId: string; reason: string }[] = [];
  const resumed: { requestId: string; hold: number }[] = [];
  const instances = new Map<string, 'running' | 'ended'>();
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
      else instances.set(requestId, status);
    },
    fail(error) {
      failure = error;
    },
    start: (requestId) =>
      call(() => {
        if (instances.get(requestId) === 'running') return { kind: 'running' };
        instances.set(requestId, 'running');
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
    status: (requestId) => call(() => instances.get(requestId) ?? 'missing'),
    terminate: (requestId, reason) =>
      call(() => {
        if (!instances.has(requestId)) return;
        instances.set(requestId, 'ended');
        terminated.push({ requestId, reason });
      }),
  };
}
