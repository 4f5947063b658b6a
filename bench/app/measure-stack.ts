import { rmSync } from 'node:fs';
import { startStack, type Stack } from '../../tests/support/stack';
import { writeTrialPolicies } from '../../tests/support/trial-policies';
import type { BenchContext } from '../bench-context';
import { megabytes, milliseconds, perSecond, times, type Figure, type Section } from '../figure';
import { hammer } from '../support/hammer';
import { processMemory } from '../support/process-memory';
import { median } from '../support/statistics';
import { atRest } from './at-rest';
import { approveAll, carrySignUps } from './carry-sign-ups';
import { measureTables } from './measure-tables';
import { signUpPosts } from './sign-up-post';

// The stack gives memory back when it has rested for a while.
const settleMs = 28_000;

async function restingMemory(stack: Stack): Promise<string> {
  await atRest(stack);
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  return megabytes(memoryOf(stack));
}

const memoryOf = ({ pid, hostPid }: Stack): number | undefined => processMemory([pid, hostPid]);

/** A rate beside what the tables alone answer: of the two, only their ratio says something on another machine. */
const besideTables = (rate: number, tables: number, what: string): string =>
  `${times(rate / tables)} of the tables' own rate; ${what}`;

interface Accepting {
  readonly isPartner: boolean;
  readonly count: number;
  readonly tables: number;
}

async function accept(stack: Stack, { isPartner, count, tables }: Accepting): Promise<Figure> {
  const port = Number(new URL(stack.baseUrl).port);
  const batch = isPartner ? 'with-key' : 'without';
  // The first posts load what later ones use.
  const first = signUpPosts({ count: 20, batch: `${batch}.first`, isPartner });
  await hammer({ port, inParallel: 8, requests: first, status: 202 });
  await atRest(stack);
  const requests = signUpPosts({ count, batch, isPartner });
  const { perSecond: rate } = await hammer({ port, inParallel: 8, requests, status: 202 });
  await atRest(stack);
  const who = isPartner ? 'with a partner key' : 'anonymous';
  const meanwhile = isPartner ? 'approvers are asked meanwhile' : 'mails go out meanwhile';
  return {
    name: `sign-ups accepted, ${who}, 8 in parallel`,
    value: perSecond(rate),
    aim: '≥ 150/s',
    note: besideTables(rate, tables, meanwhile),
  };
}

async function startTimes(policiesDir: string, rounds: number): Promise<readonly number[]> {
  const ms: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const stack = await startStack({ policiesDir });
    ms.push(performance.now() - started);
    await stack.stop();
  }
  return ms;
}

/** The product under load, on one stack of its own. */
export async function measureStack({ quick, say }: BenchContext): Promise<Section> {
  const policiesDir = writeTrialPolicies();
  try {
    say('start');
    const starts = await startTimes(policiesDir, quick ? 1 : 3);
    const stack = await startStack({ policiesDir });
    try {
      return {
        title: 'The product',
        figures: [startFigure(starts), ...(await load(stack, quick, say))],
      };
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(policiesDir, { recursive: true });
  }
}

const startFigure = (ms: readonly number[]): Figure => ({
  name: 'start until ready',
  value: milliseconds(median(ms)),
  aim: '≤ 5 s',
  note: `median of ${String(ms.length)}, built before`,
});

async function load(stack: Stack, quick: boolean, say: BenchContext['say']): Promise<Figure[]> {
  say('tables alone');
  const tables = await measureTables(quick);
  const idle = await restingMemory(stack);
  say('sign-ups accepted');
  const anonymous = await accept(stack, { isPartner: false, count: quick ? 200 : 600, tables });
  const partners = await accept(stack, { isPartner: true, count: quick ? 100 : 300, tables });
  say('approvals');
  const approved = await approveAll({ stack, count: quick ? 50 : 300, batch: 'approved' });
  await atRest(stack);
  say('whole sign-ups');
  const whole = quick ? 100 : 800;
  const { perSecond: carried } = await carrySignUps({ stack, count: whole, batch: 'whole' });
  await atRest(stack);
  const height = memoryOf(stack);
  const total = quick ? 40 + 450 : 40 + 2000;
  return [
    {
      name: 'embedded tables alone, point reads',
      value: perSecond(tables),
      note: 'through the SDK, 16 in parallel',
    },
    anonymous,
    partners,
    {
      name: 'approvals, 8 in parallel',
      value: perSecond(approved.perSecond),
      note: 'what follows from them runs meanwhile',
    },
    {
      name: 'whole sign-ups, post to welcome mail',
      value: perSecond(carried),
      aim: '≥ 20/s',
      note: besideTables(carried, tables, `${String(whole)} at once, 2 s of reading included`),
    },
    { name: 'memory of all processes, idle', value: idle, aim: '≤ 350 MB' },
    {
      name: `memory after ${String(total)} sign-ups`,
      value: await restingMemory(stack),
      aim: '≤ 350 MB',
      note: `at rest; ${megabytes(height)} right after the work`,
    },
  ];
}
