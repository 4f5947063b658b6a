import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { answerDifference } from './conformance-compare';
import {
  memberAt,
  parseJson,
  type CaseAnswer,
  type CaseRequest,
  type CaseStep,
  type ConformanceCase,
} from './conformance-case';
import { sendCaseRequest } from './conformance-send';
import type { HostProcess } from './run-functions-host';

const folder = join(__dirname, '../conformance');

export const conformanceApp = (name: string): string => join(folder, 'apps', name);

/** The recorded cases of one file, or those of one app in it. */
export function conformanceCases(file: string, app?: string): readonly ConformanceCase[] {
  const all = JSON.parse(readFileSync(join(folder, 'cases', file), 'utf8')) as ConformanceCase[];
  return app === undefined ? all : all.filter((one) => one.app === app);
}

type Variables = Record<string, unknown>;

function fill<T>(value: T, variables: Variables): T {
  if (typeof value === 'string') {
    return value.replaceAll(/\{\{([\w.-]+)\}\}/g, (whole, name: string) =>
      name in variables ? String(variables[name]) : whole,
    ) as T;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => fill(one, variables)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      fill(key, variables),
      fill(one as unknown, variables),
    ]),
  ) as T;
}

function initialVariables({ ready }: HostProcess): Variables {
  return {
    base: ready.baseUrl,
    code: ready.masterKey,
    hostkey: ready.hostKey,
    funkey: ready.functionKeys['funkey'] ?? '',
    durablekey: ready.durableKey,
    hub: ready.taskHub,
    conn: ready.connection,
    run: Math.random().toString(36).slice(2, 10).padEnd(8, '0'),
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Resolves once the host has had nothing to do for two looks in a row. */
async function settled(host: HostProcess): Promise<void> {
  let before = -1;
  for (let look = 0; look < 2000; look += 1) {
    const { atRest, activity } = await host.rest();
    if (atRest && activity === before) return;
    before = activity;
    await pause(5);
  }
}

/** Lets time pass by moving the stack's clock, stopping wherever something is due. */
async function letPass(host: HostProcess, seconds: number): Promise<void> {
  await settled(host);
  const end = (await host.clock()) + seconds * 1000;
  for (let stops = 0; stops < 1000; stops += 1) {
    const { nextStop } = await host.rest();
    if (nextStop === undefined || nextStop > end) break;
    await host.clock(nextStop);
    await settled(host);
  }
  await host.clock(end);
  await settled(host);
}

const reached = (
  { path, in: wanted }: NonNullable<CaseStep['until']>,
  answer: CaseAnswer,
): boolean => {
  const value = path === 'status' ? answer.status : memberAt(parseJson(answer.body), path);
  return wanted.some((one) => JSON.stringify(one) === JSON.stringify(value));
};

/** Moves on to the next instant that something waits for, once nothing else is going on. */
async function goOn(host: HostProcess): Promise<void> {
  const { atRest, nextStop } = await host.rest();
  if (atRest && nextStop !== undefined) await host.clock(nextStop);
  await pause(20);
}

async function answerOf(step: CaseStep, sent: CaseRequest, host: HostProcess): Promise<CaseAnswer> {
  const base = host.ready.baseUrl;
  let answer = await sendCaseRequest(base, sent);
  if (step.until === undefined) return answer;
  const { path, in: wanted, seconds = 40 } = step.until;
  const deadline = Date.now() + seconds * 1000;
  while (!reached(step.until, answer)) {
    if (Date.now() > deadline) {
      throw new Error(`${path} never became ${JSON.stringify(wanted)}: ${answer.body.toString()}`);
    }
    await goOn(host);
    answer = await sendCaseRequest(base, sent);
  }
  return answer;
}

function keep(step: CaseStep, answer: CaseAnswer, variables: Variables): void {
  for (const [name, path] of Object.entries(step.save ?? {})) {
    variables[name] = path.startsWith('header:')
      ? answer.headers[path.slice('header:'.length)]
      : memberAt(parseJson(answer.body), path);
  }
}

/** Runs one case against a host that serves its app; answers the differences, one line each. */
export async function runConformanceCase(
  one: ConformanceCase,
  host: HostProcess,
): Promise<readonly string[]> {
  const variables = initialVariables(host);
  const differences: string[] = [];
  for (const [index, step] of (one.steps ?? [one]).entries()) {
    if (step.wait !== undefined) await letPass(host, step.wait);
    if (step.request === undefined) continue;
    const sent = fill(step.request, variables);
    const answer = await answerOf(step, sent, host);
    keep(step, answer, variables);
    const found = step.expect && answerDifference(fill(step.expect, variables), answer);
    if (found !== undefined) {
      differences.push(`step ${index + 1}: ${sent.method ?? 'GET'} ${sent.path} ${found}`);
    }
  }
  return differences;
}
