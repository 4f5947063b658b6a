import type { Clock } from '../../../shared/ports/clock';
import type { RateLimits } from '../../../shared/ports/rate-limits';

/** Fixed windows in memory, by the clock given. */
export function makeFakeRateLimits(clock: Clock): RateLimits {
  const counts = new Map<string, number>();
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
  };
}
