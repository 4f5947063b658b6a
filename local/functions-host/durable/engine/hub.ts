import type { InstanceStore } from '../journal/instance-store';
import type { DurableSettings } from '../durable-settings';
import type { Change } from './change';
import type { FunctionBook } from './function-book';
import type { InstanceTable } from './instance-table';

export type DurableLog = (level: string, message: string) => void;

/** What the parts of the engine share. */
export interface Hub {
  readonly table: InstanceTable;
  readonly store: InstanceStore;
  readonly functions: FunctionBook;
  readonly settings: DurableSettings;
  readonly log: DurableLog;
  /** ISO text of the stack's time. */
  now(): string;
  /** Changes memory at once; resolves when the changes would survive the end of this process. */
  commit(changes: readonly Change[]): Promise<void>;
  /** Runs work in the background and counts it until it ends; what it throws goes to the log. */
  track(work: () => Promise<void>): void;
  isBusy(): boolean;
  isStopped(): boolean;
  /** From now on nothing is committed and results of running functions are thrown away. */
  stop(): void;
}

export type HubParts = Pick<Hub, 'table' | 'store' | 'functions' | 'settings' | 'log' | 'now'>;

export function makeHub(parts: HubParts): Hub {
  let busy = 0;
  let stopped = false;
  return {
    ...parts,
    async commit(changes) {
      if (stopped) throw new Error('the task hub has stopped');
      for (const change of changes) parts.table.apply(change);
      busy += 1;
      try {
        await parts.store.commit(changes);
      } finally {
        busy -= 1;
      }
    },
    track(work) {
      busy += 1;
      work()
        .catch((error: unknown) => {
          if (!stopped) parts.log('error', `durable: ${describe(error)}`);
        })
        .finally(() => {
          busy -= 1;
        });
    },
    isBusy: () => busy > 0,
    isStopped: () => stopped,
    stop() {
      stopped = true;
      parts.store.close();
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
