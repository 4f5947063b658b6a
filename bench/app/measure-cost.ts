import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '../../tests/support/stack';
import { writeTrialPolicies } from '../../tests/support/trial-policies';
import type { BenchContext } from '../bench-context';
import { count, type Figure, type Section } from '../figure';
import { hammer } from '../support/hammer';
import { atRest } from './at-rest';
import { carrySignUps } from './carry-sign-ups';
import { historyCosts, type HistoryCost } from './history-costs';
import { signUpPosts } from './sign-up-post';

interface Counted {
  readonly perAcceptance: number;
  readonly perSignUp: number;
  readonly messages: number;
}

/** Time stands where no timer of the app's own runs for half a minute, so that nothing else asks the tables. */
async function settleAfterTimers(stack: Stack): Promise<void> {
  const { now } = (await (await fetch(`${stack.controlUrl}/clock`)).json()) as {
    readonly now: string;
  };
  const seconds = new Date(now).getUTCSeconds();
  await stack.advance(`PT${String(seconds < 16 ? 16 - seconds : 76 - seconds)}S`);
}

/** Table requests of anonymous posts alone: their mails stay on the way to the app. */
async function countAcceptance(stack: Stack): Promise<number> {
  const posts = 20;
  await stack.fault({ target: 'serviceBus', match: 'receive', kind: 'timeout', times: posts });
  const requests = signUpPosts({ count: posts, batch: 'accepted', isPartner: false });
  const before = await stack.tableRequests();
  await hammer({ port: Number(new URL(stack.baseUrl).port), inParallel: 1, requests, status: 202 });
  return ((await stack.tableRequests()) - before) / posts;
}

async function countRequests(stack: Stack, signUps: number): Promise<Counted> {
  await carrySignUps({ stack, count: 2, batch: 'first' });
  await atRest(stack);
  await settleAfterTimers(stack);
  const last = (await stack.mails()).at(-1)?.id ?? '';
  const before = await stack.tableRequests();
  await carrySignUps({ stack, count: signUps, batch: 'counted' });
  await atRest(stack);
  const perSignUp = ((await stack.tableRequests()) - before) / signUps;
  const messages = (await stack.mails({ after: last })).length / signUps;
  return { perSignUp, messages, perAcceptance: await countAcceptance(stack) };
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function figuresOf(counted: Counted, costs: readonly HistoryCost[]): readonly Figure[] {
  const durable = mean(costs.map(({ transactions }) => transactions));
  const results = costs.flatMap((cost) => cost.results);
  const activities = mean(costs.map((cost) => cost.activities));
  const episodes = mean(costs.map((cost) => cost.episodes));
  return [
    { name: 'table requests per acceptance', value: count(counted.perAcceptance), aim: '≤ 5' },
    {
      name: 'table requests per sign-up',
      value: count(counted.perSignUp),
      note: 'one stage, two approvers, two resources',
    },
    {
      name: 'storage transactions per sign-up',
      value: count(counted.perSignUp + durable),
      aim: '≤ 180',
      note: `with ${count(durable)} of Durable, by its prices in Azure`,
    },
    {
      name: 'history rows per sign-up',
      value: count(mean(costs.map(({ rows }) => rows))),
      aim: '≤ 80',
    },
    { name: 'queue messages per sign-up', value: count(counted.messages), note: 'one per mail' },
    {
      name: 'executions per sign-up, pages apart',
      value: count(activities + episodes + counted.messages),
      note: `${count(activities)} activities, ${count(episodes)} steps of the orchestration, ${count(counted.messages)} messages`,
    },
    {
      name: 'activity payload, the largest',
      value: `${String(Math.max(...results))} B`,
      aim: '≤ 4 KB',
      note: `what it answers; it is given an id and less than 200 B`,
    },
  ];
}

const hubName = 'VestibuleHub';

/** What one sign-up costs, counted on a stack that keeps its state on disk. */
export async function measureCost({ quick, say }: BenchContext): Promise<Section> {
  say('costs');
  const policiesDir = writeTrialPolicies();
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-cost-'));
  const signUps = quick ? 5 : 20;
  try {
    const stack = await startStack({ policiesDir, dataDir });
    const counted = await countRequests(stack, signUps);
    await stack.stop();
    const hub = join(dataDir, 'host');
    const costs = historyCosts(hub, hubName, 'guestSignUp');
    const disk: Figure = {
      name: 'disk per finished sign-up, orchestration',
      value: `${(bytesIn(hub) / costs.length / 1000).toFixed(1)} KB`,
      note: 'after compaction',
    };
    return { title: 'What a sign-up costs', figures: [...figuresOf(counted, costs), disk] };
  } finally {
    for (const folder of [policiesDir, dataDir]) rmSync(folder, { recursive: true });
  }
}
