import { toLogLevel, type Log } from '../log';
import type { Hooks } from './hooks';

/** Writes one line after the app's log hooks, which may change its level and text. */
export type WorkerLog = (level: string, category: string, message: string) => void;

export function makeWorkerLog(log: Log, hooks: Hooks, appHookData: object): WorkerLog {
  return (level, category, message) => {
    const entry = { level, category, message };
    for (const hook of hooks.of('log')) hook(Object.assign(entry, { hookData: {}, appHookData }));
    log({ level: toLogLevel(entry.level), category, message: entry.message });
  };
}
