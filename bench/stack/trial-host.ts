import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startHostProcess, type HostProcess } from '../../tests/support/run-functions-host';

const countsSchema = z.object({ finished: z.number(), waiting: z.number() });
export type Counts = z.infer<typeof countsSchema>;

/** The trial app on a host of its own. */
export interface TrialHost extends HostProcess {
  readonly port: number;
  readonly startMs: number;
}

export async function startTrialHost(appDir: string, dataDir?: string): Promise<TrialHost> {
  const started = performance.now();
  const host = await startHostProcess({ appDir, ...(dataDir === undefined ? {} : { dataDir }) });
  const startMs = performance.now() - started;
  return { ...host, startMs, port: Number(new URL(host.ready.baseUrl).port) };
}

/** What the trial app has counted since its process began. */
export async function countsOf(baseUrl: string): Promise<Counts> {
  const answer = await fetch(`${baseUrl}/counts`);
  return countsSchema.parse(await answer.json());
}

/** Starts so many orchestrations; the seconds until the counts say that they are where they should be. */
export async function launch(
  baseUrl: string,
  what: { readonly name: string; readonly count: number },
  until: (counts: Counts) => boolean,
): Promise<number> {
  const since = performance.now();
  const url = `${baseUrl}/launch/${what.name}/${String(what.count)}`;
  const answer = await fetch(url, { method: 'POST' });
  if (!answer.ok) throw new Error(`The launch was answered ${String(answer.status)}.`);
  while (!until(await countsOf(baseUrl))) await sleep(10);
  return (performance.now() - since) / 1000;
}
