import { rmSync } from 'node:fs';
import { startStack, type Stack } from '../../tests/support/stack';
import { writeTrialPolicies } from '../../tests/support/trial-policies';
import type { BenchContext } from '../bench-context';
import { megabytes, milliseconds, perSecond, type Figure, type Section } from '../figure';
import { hammer } from '../support/hammer';
import { processMemory } from '../support/process-memory';
import { median } from '../support/statistics';
import { atRest } from './at-rest';
import { approveAll, carrySignUps } from './carry-sign-ups';
import { signUpPosts } from './sign-up-post';

const memoryOf = ({ pid, hostPid }: Stack): number | undefined => processMemory([pid, hostPid]);

/** Accepted posts per second, and the table requests that each costs before anything follows from it. */
async function accept(stack: Stack, isPartner: boolean, count: number): Promise<Figure> {
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
  const note = isPartner ? 'approvers are asked meanwhile' : 'confirmation mails go out meanwhile';
  return {
    name: `sign-ups accepted, ${who}, 8 in parallel`,
    value: perSecond(rate),
    aim: '≥ 150/s',
    note,
  };
}

async function startTimes(policiesDir: string, times: number): Promise<readonly number[]> {
  const ms: number[] = [];
  for (let time = 0; time < times; time += 1) {
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
  await atRest(stack);
  const idle = memoryOf(stack);
  say('sign-ups accepted');
  const anonymous = await accept(stack, false, quick ? 200 : 1000);
  const partners = await accept(stack, true, quick ? 100 : 400);
  say('approvals');
  const approved = await approveAll({ stack, count: quick ? 50 : 300, batch: 'approved' });
  await atRest(stack);
  say('whole sign-ups');
  const whole = quick ? 100 : 1300;
  const carried = await carrySignUps({ stack, count: whole, batch: 'whole' });
  await atRest(stack);
  const total = quick ? 250 + 40 + 200 : 3040;
  return [
    anonymous,
    partners,
    {
      name: 'approvals, 8 in parallel',
      value: perSecond(approved.perSecond),
      note: 'what follows from them runs meanwhile',
    },
    {
      name: 'whole sign-ups, post to welcome mail',
      value: perSecond(carried.perSecond),
      aim: '≥ 20/s',
      note: `${String(whole)} at once, 2 s of reading included`,
    },
    { name: 'memory of all processes, idle', value: megabytes(idle), aim: '≤ 350 MB' },
    {
      name: `memory after ${String(total)} sign-ups`,
      value: megabytes(memoryOf(stack)),
      aim: '≤ 350 MB',
    },
  ];
}
