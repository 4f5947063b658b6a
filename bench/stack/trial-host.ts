import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startHostProcess, type HostProcess } from '../../tests/support/run-functions-host';

const countsSchema = z.object({ finished: z.number(), waiting: z.number() });
export type Counts = z.infer<typeof countsSchema>;

/** The trial app on a host of its own. */
export interface TrialHost extends HostProcess {
  readonly port: number;
  readonly startMs: number;
  counts(): Promise<Counts>;
  /** Starts so many orchestrations; resolves when the counts say that they are where they should be. */
  launch(name: string, count: number, until: (counts: Counts) => boolean): Promise<number>;
}

export async function startTrialHost(appDir: string, dataDir?: string): Promise<TrialHost> {
  const started = performance.now();
  const host = await startHostProcess({ appDir, ...(dataDir === undefined ? {} : { dataDir }) });
  const startMs = performance.now() - started;
  const { baseUrl } = host.ready;
  const counts = async (): Promise<Counts> => {
    const answer = await fetch(`${baseUrl}/api/counts`);
    return countsSchema.parse(await answer.json());
  };
  return {
    ...host,
    startMs,
    port: Number(new URL(baseUrl).port),
    counts,
    async launch(name, count, until) {
      const since = performance.now();
      const answer = await fetch(`${baseUrl}/api/launch/${name}/${String(count)}`, {
        method: 'POST',
      });
      if (!answer.ok) throw new Error(`The launch was answered ${String(answer.status)}.`);
      while (!until(await counts())) await sleep(10);
      return (performance.now() - since) / 1000;
    },
  };
}
