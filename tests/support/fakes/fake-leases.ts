import type { Clock } from '../../../shared/ports/clock';
import type { Leases } from '../../../shared/ports/leases';

/** Leases in memory, by the clock given. */
export function makeFakeLeases(clock: Clock): Leases {
  const leases = new Map<string, { readonly holder: string; readonly until: number }>();
  return {
    acquire(name, holder, seconds) {
      const now = clock.now().getTime();
      const lease = leases.get(name);
      if (lease !== undefined && lease.holder !== holder && lease.until > now) {
        return Promise.resolve({
          kind: 'held',
          forSeconds: Math.ceil((lease.until - now) / 1000),
        });
      }
      const own = { holder, until: now + seconds * 1000 };
      leases.set(name, own);
      return Promise.resolve({
        kind: 'acquired',
        release() {
          if (leases.get(name) === own) leases.delete(name);
          return Promise.resolve();
        },
      });
    },
  };
}
