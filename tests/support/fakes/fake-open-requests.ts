import type { OpenRequests } from '../../../shared/ports/open-requests';

/** Open requests in memory; `isOpen` says which of them have ended meanwhile. */
export function makeFakeOpenRequests(
  isOpen: (requestId: string) => Promise<boolean> = () => Promise.resolve(true),
): OpenRequests {
  const entries = new Map<string, Set<string>>();
  const of = (organizationId: string): Set<string> => {
    const found = entries.get(organizationId) ?? new Set<string>();
    entries.set(organizationId, found);
    return found;
  };

  return {
    add(organizationId, requestId) {
      of(organizationId).add(requestId);
      return Promise.resolve();
    },
    remove(organizationId, requestId) {
      of(organizationId).delete(requestId);
      return Promise.resolve();
    },
    async count(organizationId, enough) {
      const ids = of(organizationId);
      if (ids.size < enough) return ids.size;
      for (const id of ids) if (!(await isOpen(id))) ids.delete(id);
      return ids.size;
    },
  };
}
