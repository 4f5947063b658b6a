import { readFileSync } from 'node:fs';

/** Resident memory of processes together in bytes, as Linux counts it; undefined where there is no `/proc`. */
export function processMemory(pids: readonly number[]): number | undefined {
  try {
    const kilobytes = pids.map((pid) => {
      const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN);
    });
    return kilobytes.reduce((sum, each) => sum + each, 0) * 1024;
  } catch {
    return undefined;
  }
}
