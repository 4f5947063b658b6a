import type { Clock } from '../../../shared/ports/clock';
import type { AcceptedAnswer, IdempotencyRecords } from '../../../shared/ports/idempotency-records';

interface Entry {
  readonly fingerprint: string;
  readonly leaseUntil: number;
  readonly keepUntil: number;
  readonly answer?: AcceptedAnswer;
}

const leaseMs = 60_000;
const keepMs = 24 * 3_600_000;

const keyOf = (scope: string, key: string): string => JSON.stringify([scope, key]);

/** Idempotency records in memory, by the clock given. */
export function makeFakeIdempotencyRecords(clock: Clock): IdempotencyRecords {
  const entries = new Map<string, Entry>();
  const live = (name: string): Entry | undefined => {
    const entry = entries.get(name);
    return entry !== undefined && entry.keepUntil > clock.now().getTime() ? entry : undefined;
  };

  return {
    begin(scope, key, fingerprint) {
      const now = clock.now().getTime();
      const name = keyOf(scope, key);
      const entry = live(name);
      if (entry !== undefined) {
        const isClaimed = entry.answer !== undefined || entry.leaseUntil > now;
        if (isClaimed && entry.fingerprint !== fingerprint) {
          return Promise.resolve({ kind: 'otherBody' });
        }
        if (entry.answer !== undefined) {
          return Promise.resolve({ kind: 'replay', answer: entry.answer });
        }
        if (entry.leaseUntil > now) {
          const forSeconds = Math.ceil((entry.leaseUntil - now) / 1000);
          return Promise.resolve({ kind: 'running', forSeconds });
        }
      }
      entries.set(name, { fingerprint, leaseUntil: now + leaseMs, keepUntil: now + keepMs });
      return Promise.resolve({ kind: 'begun' });
    },
    complete(scope, key, fingerprint, answer) {
      const now = clock.now().getTime();
      entries.set(keyOf(scope, key), {
        fingerprint,
        leaseUntil: now,
        keepUntil: now + keepMs,
        answer,
      });
      return Promise.resolve();
    },
    abandon(scope, key) {
      const name = keyOf(scope, key);
      if (live(name)?.answer === undefined) entries.delete(name);
      return Promise.resolve();
    },
  };
}
