import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, isFreePort } from './free-port';

// The host of a supervisor that was killed notices within this time and frees the port.
const patienceMs = 2000;

/** The app's port: the one wanted, or any free one for 0. Undefined when it stays taken. */
export async function claimPort(wanted: number): Promise<number | undefined> {
  if (wanted === 0) return findFreePort();
  const until = performance.now() + patienceMs;
  while (!(await isFreePort(wanted))) {
    if (performance.now() > until) return undefined;
    await sleep(100);
  }
  return wanted;
}
