import type { Clock } from '../../../shared/ports/clock';
import type { RateLimits } from '../../../shared/ports/rate-limits';

/** Counts in memory, by the clock given. */
export function makeFakeRateLimits(clock: Clock): RateLimits {
  const counts = new Map<string, number>();
  const taken = new Map<string, readonly number[]>();
  const recent = (counter: string, seconds: number): readonly number[] =>
    (taken.get(JSON.stringify([counter, seconds])) ?? []).filter(
      (time) => time > clock.now().getTime() - seconds * 1000,
    );
  const windowOf = (counter: string, seconds: number): { key: string; endsInSeconds: number } => {
    const now = clock.now().getTime() / 1000;
    const start = Math.floor(now / seconds) * seconds;
    return {
      key: JSON.stringify([counter, seconds, start]),
      endsInSeconds: Math.ceil(start + seconds - now),
    };
  };

  return {
    take(counter, windowSeconds, limit) {
      const { key, endsInSeconds } = windowOf(counter, windowSeconds);
      const count = counts.get(key) ?? 0;
      if (count >= limit) {
        return Promise.resolve({ kind: 'exceeded', retryAfterSeconds: endsInSeconds });
      }
      counts.set(key, count + 1);
      return Promise.resolve({ kind: 'allowed' });
    },
    count: (counter, windowSeconds) =>
      Promise.resolve(counts.get(windowOf(counter, windowSeconds).key) ?? 0),
    takeRolling(counter, windowSeconds, limit) {
      const times = recent(counter, windowSeconds);
      const now = clock.now().getTime();
      if (times.length >= limit) {
        const free = (times.at(-limit) ?? now) / 1000 + windowSeconds;
        return Promise.resolve({
          kind: 'exceeded',
          retryAfterSeconds: Math.ceil(free - now / 1000),
        });
      }
      taken.set(JSON.stringify([counter, windowSeconds]), [...times, now]);
      return Promise.resolve({ kind: 'allowed' });
    },
    countRolling: (counter, windowSeconds) =>
      Promise.resolve(recent(counter, windowSeconds).length),
  };
}
