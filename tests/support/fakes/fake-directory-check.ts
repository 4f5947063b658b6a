import type { Later } from '../../../shared/domain/later';
import type { ResourceRole } from '../../../shared/domain/policy/resource-role';
import type { DirectoryCheck } from '../../../shared/ports/directory-check';

export interface FakeDirectoryCheck extends DirectoryCheck {
  /** How many answer for a guest; undefined: the guest is gone. A guest never named has one. */
  sponsors(guestId: string, count: number | undefined): void;
  /** A resource that is not there. */
  miss(role: ResourceRole, cause: string): void;
  /** Answers everything with this until told `undefined`. */
  answer(later: Later | undefined): void;
  readonly asked: readonly string[];
}

const unsupported: ReadonlySet<ResourceRole['kind']> = new Set(['site', 'entitlementPackage']);

/** A tenant in memory where everything that can be checked is in order until told otherwise. */
export function makeFakeDirectoryCheck(): FakeDirectoryCheck {
  const counts = new Map<string, number | undefined>();
  const missing = new Map<string, string>();
  const asked: string[] = [];
  let instead: Later | undefined;
  return {
    asked,
    sponsors: (guestId, count) => void counts.set(guestId, count),
    miss: (role, cause) => void missing.set(JSON.stringify(role), cause),
    answer(later) {
      instead = later;
    },
    countSponsors(guestId) {
      asked.push(guestId);
      if (instead !== undefined) return Promise.resolve(instead);
      const count = counts.has(guestId) ? counts.get(guestId) : 1;
      return Promise.resolve(count === undefined ? { kind: 'noUser' } : { kind: 'counted', count });
    },
    findResource(role) {
      asked.push(JSON.stringify(role));
      if (instead !== undefined) return Promise.resolve(instead);
      const cause = unsupported.has(role.kind)
        ? 'resource.not-supported'
        : missing.get(JSON.stringify(role));
      return Promise.resolve(
        cause === undefined ? { kind: 'found' } : { kind: 'unresolved', cause },
      );
    },
  };
}
