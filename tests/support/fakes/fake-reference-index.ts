import type { ReferenceIndex } from '../../../shared/ports/reference-index';

/** References in memory; the first request that has one keeps it. */
export function makeFakeReferenceIndex(): ReferenceIndex {
  const entries = new Map<string, string>();
  return {
    find: (reference) => Promise.resolve(entries.get(reference)),
    remove(reference, requestId) {
      if (entries.get(reference) === requestId) entries.delete(reference);
      return Promise.resolve();
    },
    put(reference, requestId) {
      const held = entries.get(reference) ?? requestId;
      entries.set(reference, held);
      return Promise.resolve({ kind: held === requestId ? 'kept' : 'taken' });
    },
  };
}
