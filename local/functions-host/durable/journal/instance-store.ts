import type { Change } from '../engine/change';
import type { ArchivedInstance, ArchiveRef } from '../engine/instance';

/** Where a task hub keeps its instances. */
export interface InstanceStore {
  /** Resolves when the changes survive the end of this process; they hold together. */
  commit(changes: readonly Change[]): Promise<void>;
  archive(instance: ArchivedInstance): ArchiveRef;
  read(ref: ArchiveRef): ArchivedInstance;
  close(): void;
}

/** Keeps ended instances in memory, and nothing beyond the process. */
export function makeMemoryStore(): InstanceStore {
  const archived = new Map<number, ArchivedInstance>();
  return {
    commit: () => Promise.resolve(),
    archive(instance) {
      const offset = archived.size;
      archived.set(offset, instance);
      return { offset, length: 0 };
    },
    read({ offset }) {
      const instance = archived.get(offset);
      if (instance === undefined) throw new Error(`nothing is archived under ${offset}`);
      return instance;
    },
    close: () => undefined,
  };
}
