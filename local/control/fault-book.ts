export const faultTargets = ['graph', 'mail', 'tables', 'serviceBus'] as const;
export type FaultTarget = (typeof faultTargets)[number];

interface FaultPlace {
  readonly target: FaultTarget;
  /** Part of the operation's name, e.g. `POST /invitations`; empty matches every operation of the target. */
  readonly match: string;
  /** `before`: the operation does not happen. `after`: it happens and only its answer is lost. */
  readonly when: 'before' | 'after';
}

/** The backend says that it failed. */
export interface StatusFault extends FaultPlace {
  readonly kind: 'status';
  /** What is answered: an HTTP status, an SMTP reply code. */
  readonly status: number;
  /** Seconds, sent as Retry-After where the protocol has it. */
  readonly retryAfter?: number;
}

/** There is no answer, no connection any more, or an answer that is none. */
interface WireFault extends FaultPlace {
  readonly kind: 'timeout' | 'reset' | 'malformed';
}

/** One injected misbehaviour of a backend. */
export type Fault = StatusFault | WireFault;

export interface WaitingFault {
  readonly fault: Fault;
  /** How often it will still happen. */
  readonly left: number;
}

/** The faults that wait to happen. Backends ask it at every operation; control fills and clears it. */
export interface FaultBook {
  add(fault: Fault, times: number): void;
  clear(): void;
  /** The fault to act out for this operation, if one waits; each call uses up one of its times. */
  take(target: FaultTarget, operation: string): Fault | undefined;
  /** All that still wait, in the order they were added. */
  waiting(): readonly WaitingFault[];
}

export function makeFaultBook(): FaultBook {
  let entries: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault, times) {
      entries.push({ fault, left: times });
    },
    clear() {
      entries = [];
    },
    take(target, operation) {
      const entry = entries.find(
        ({ fault }) => fault.target === target && operation.includes(fault.match),
      );
      if (entry === undefined) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) entries = entries.filter((other) => other !== entry);
      return entry.fault;
    },
    waiting: () => entries.map(({ fault, left }) => ({ fault, left })),
  };
}
