import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/engine';
import type { InstanceView } from '../engine/read-instance';
import { hasEnded } from './instance-operations';
import type { Query } from './query';

/** How long a start waits for the end of what it started; undefined when it does not wait at all. */
export interface Patience {
  readonly timeoutMs: number;
  readonly pollingMs: number;
}

/** Both parameters are needed, and both have to be numbers of seconds. */
export function readPatience(query: Query): Patience | undefined {
  const timeoutMs = query.seconds('timeout');
  const pollingMs = query.seconds('pollingInterval');
  return timeoutMs === undefined || pollingMs === undefined ? undefined : { timeoutMs, pollingMs };
}

/** Why the extension refuses to wait like that, which it finds only after it has started the instance. */
export function refusalOf({ timeoutMs, pollingMs }: Patience): Error | undefined {
  if (pollingMs <= timeoutMs) return undefined;
  const error = new Error(
    `Total timeout ${timeoutMs / 1000} should be bigger than retry timeout ${pollingMs / 1000}`,
  );
  error.name = 'System.ArgumentException';
  return error;
}

/** The instance once it has ended; undefined when the time is over before. Waits in real time, not the stack's. */
export async function awaitEnd(
  engine: Engine,
  id: string,
  { timeoutMs, pollingMs }: Patience,
): Promise<InstanceView | undefined> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const instance = engine.find(id);
    if (instance !== undefined && hasEnded(instance)) return instance;
    const left = end - performance.now();
    if (left <= 0) return undefined;
    await sleep(Math.min(left, pollingMs));
  }
}
