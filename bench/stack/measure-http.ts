import { z } from 'zod';
import { milliseconds, perSecond, times, type Figure } from '../figure';
import { startChild } from '../support/child-line';
import { hammer } from '../support/hammer';
import { encodeRequest } from '../support/http-connection';
import { percentile } from '../support/statistics';
import type { TrialHost } from './trial-host';

const request = encodeRequest({ method: 'GET', path: '/empty' });

async function ask(port: number, inParallel: number, count: number) {
  const requests = Array.from({ length: count }, () => request);
  const { perSecond: rate, ms } = await hammer({ port, inParallel, requests, status: 200 });
  return { rate, p99: percentile(ms, 0.99) };
}

/** An empty function against a bare server of node:http, which answers the same from a process of its own. */
export async function measureHttp({ port }: TrialHost, quick: boolean): Promise<readonly Figure[]> {
  const bare = await startChild('bare-server.cjs', [], z.object({ port: z.number() }));
  const count = quick ? 2000 : 15_000;
  const figures: Figure[] = [];
  try {
    for (const one of [port, bare.line.port]) await ask(one, 8, count);
    for (const inParallel of [1, 8, 64]) {
      const ours = await ask(port, inParallel, count);
      const theirs = await ask(bare.line.port, inParallel, count);
      figures.push({
        name: `empty function, ${String(inParallel)} in parallel`,
        value: `${times(ours.rate / theirs.rate)} of node:http`,
        aim: '≥ 0.3×',
        note: `${perSecond(ours.rate)} to ${perSecond(theirs.rate)}, p99 ${milliseconds(ours.p99)} to ${milliseconds(theirs.p99)}`,
      });
    }
  } finally {
    await bare.stop();
  }
  return figures;
}
