import * as fc from 'fast-check';
import type { AdvanceInput } from '../../../../../shared/application/approval/approval-step';
import type { NextStep } from '../../../../../shared/contracts/activities';
import { isAtEnd } from '../../../../../shared/domain/request/request-state';
import type {
  RequestRow,
  RequestRows,
  RowWrite,
} from '../../../../../shared/domain/request/request-rows';
import type { Stage } from '../../../../../shared/domain/request/stage';
import type { LinkClaims } from '../../../../../shared/domain/link-claims';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { decide, openedRequest, reviewClaims, rowsOf } from '../../../../support/sign-up-journey';

const rivals = [
  'raviApproves',
  'leeDenies',
  'raviTakesBack',
  'leeTakesBack',
  'requestorCancels',
  'raviUnreachable',
] as const;
type Rival = (typeof rivals)[number];

interface Race {
  readonly world: InMemoryApp;
  readonly id: string;
  readonly claims: Readonly<Record<'Ravi' | 'Lee', LinkClaims>>;
  /** What broke a rule while it was written. */
  readonly broken: string[];
  /** Until when the orchestration was told to wait. */
  readonly told: Set<string>;
}

type Pause = () => Promise<unknown>;

async function makeRace(pause: Pause): Promise<Race> {
  const broken: string[] = [];
  const told = new Set<string>();
  const clock = makeFakeClock();
  let racing = false;
  const wait = async (): Promise<void> => {
    if (racing) await pause();
  };
  const world = makeInMemoryApp({
    clock,
    through: (store) => ({
      ...store,
      async load(requestId) {
        await wait();
        const rows = await store.load(requestId);
        await wait();
        return rows;
      },
      async commit(requestId, writes) {
        await wait();
        const before = world.rows.rows();
        const result = await store.commit(requestId, writes);
        if (result.kind === 'committed') {
          clock.advance(0.001);
          broken.push(...lostWakes(before, writes), ...afterTheEnd(before, writes));
          broken.push(...closedUntold(told, writes));
        }
        return result;
      },
    }),
  });
  const id = await openedRequest(world);
  const claims = {
    Ravi: await reviewClaims(world, id, 'Ravi'),
    Lee: await reviewClaims(world, id, 'Lee'),
  };
  racing = true;
  return { world, id, claims, broken, told };
}

/** A wake leaves the outbox only when its round is over: the stage begins another, closes, or its request has ended. */
function lostWakes(before: readonly RequestRow[], writes: readonly RowWrite[]): readonly string[] {
  const removed = new Set(
    writes.flatMap(({ kind, row }) =>
      kind === 'delete' && row.kind === 'outbox' ? [row.value.key] : [],
    ),
  );
  const wakes = before.flatMap((row) =>
    row.kind === 'outbox' && row.value.effect.kind === 'wake' && removed.has(row.value.key)
      ? [{ key: row.value.key, round: row.value.effect.round }]
      : [],
  );
  const isEnded = before.some((row) => row.kind === 'request' && isAtEnd(row.value.state));
  const goesOn = (round: number): boolean =>
    writes.some(
      ({ row }) => row.kind === 'stage' && (row.value.closed || row.value.round !== round),
    );
  return wakes.filter(({ round }) => !isEnded && !goesOn(round)).map(({ key }) => `lost ${key}`);
}

/** Once a request has ended, nothing is decided or taken back any more. */
function afterTheEnd(
  before: readonly RequestRow[],
  writes: readonly RowWrite[],
): readonly string[] {
  if (!before.some((row) => row.kind === 'request' && isAtEnd(row.value.state))) return [];
  const known = before.find((row) => row.kind === 'stage')?.value;
  return writes.flatMap(({ row }) => {
    if (row.kind === 'decision') return ['decided after the end'];
    const isReopened = row.kind === 'stage' && row.value.generation !== known?.generation;
    return isReopened ? ['reopened after the end'] : [];
  });
}

/** A decision takes effect only after the orchestration waited for the end of its own undo window. */
function closedUntold(told: ReadonlySet<string>, writes: readonly RowWrite[]): readonly string[] {
  return writes.flatMap(({ row }) => {
    const until =
      row.kind === 'stage' && row.value.closed ? row.value.settlement?.undoUntil : undefined;
    return until === undefined || told.has(until) ? [] : ['closed within its undo window'];
  });
}

async function actInTurn(race: Race, plan: readonly Rival[]): Promise<readonly string[]> {
  const said: string[] = [];
  for (const rival of plan) said.push(await act(race, rival));
  return said;
}

/** @returns what the rival says it achieved */
async function act({ world, id, claims }: Race, rival: Rival): Promise<string> {
  // With the link of the present generation, as the newest mail has it.
  const now = async (by: 'Ravi' | 'Lee'): Promise<LinkClaims> => reviewClaims(world, id, by);
  const shown = async (by: 'Ravi' | 'Lee', choice: 'approve' | 'deny'): Promise<string> =>
    (await decide(world, id, choice, { claims: await now(by) })).kind;
  switch (rival) {
    case 'raviApproves':
      return shown('Ravi', 'approve');
    case 'leeDenies':
      return shown('Lee', 'deny');
    case 'raviTakesBack':
      return (await world.app.undoDecision(await now('Ravi'), world.orchestrations)).kind;
    case 'leeTakesBack':
      return (await world.app.undoDecision(await now('Lee'), world.orchestrations)).kind;
    case 'requestorCancels': {
      const cancellation = { requestId: id, actor: 'requestor', by: 'link' } as const;
      return (await world.app.cancelRequest(cancellation, world.orchestrations)).kind;
    }
    case 'raviUnreachable':
      return bounce({ world, id, claims });
  }
}

async function bounce({
  world,
  id,
  claims,
}: Pick<Race, 'world' | 'id' | 'claims'>): Promise<string> {
  world.ports.transport.answer('ravi@host.example', { kind: 'refused', cause: 'mail.unknown' });
  const message = {
    requestId: id,
    mail: 'approval-request',
    stage: 1,
    recipient: claims.Ravi.approver,
    generation: 1,
    reminder: 0,
    issue: 0,
    attempt: 1,
    failures: 0,
    since: world.ports.clock.now().toISOString(),
  } as const;
  return world.app
    .sendMail(message, false, world.orchestrations)
    .then(() => 'sent')
    .catch(() => 'undeliverable');
}

interface Turn {
  readonly timerWins: boolean;
  readonly secondAnswerCounts: boolean;
}

/** The orchestration, whose every activity runs twice at once. @returns what it was told last */
async function orchestrate(
  { world, id, told }: Race,
  turns: readonly Turn[],
): Promise<NextStep | undefined> {
  let after = 1;
  let elapsed: Extract<NextStep, { kind: 'wait' }>['purpose'] | null = 'deadline';
  let next: NextStep | undefined;
  for (const { timerWins, secondAnswerCounts } of turns) {
    const input: AdvanceInput = {
      requestId: id,
      execution: 'first',
      after,
      elapsed,
      lastTry: false,
    };
    const answers: readonly NextStep[] = await Promise.all([
      world.app.advanceRequest(input),
      world.app.advanceRequest(input),
    ]);
    next = answers[secondAnswerCounts ? 1 : 0];
    if (next?.kind !== 'wait') return next;
    after = next.round;
    told.add(next.until);
    elapsed = timerWins ? next.purpose : null;
  }
  return next;
}

const turns = fc.array(fc.record({ timerWins: fc.boolean(), secondAnswerCounts: fc.boolean() }), {
  maxLength: 6,
});

describe('a decision, an undo, a cancel and a deadline of one moment', () => {
  it('leave exactly one truth behind, whoever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(fc.constantFrom(...rivals), { maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        turns,
        async (scheduler, actors, orchestration) => {
          const race = await makeRace(async () => scheduler.schedule(Promise.resolve()));

          const all = Promise.all([
            orchestrate(race, orchestration),
            ...actors.map(async (plan) => actInTurn(race, plan)),
          ]);
          const [next, ...said] = await scheduler.waitFor(all);

          expect(await brokenRules(race, said.flat())).toEqual([]);
          expect(await waitsForTheRight(race, next)).toBe(true);
        },
      ),
      { numRuns: 250 },
    );
  }, 120_000);
});

/** The rules that do not hold, by what they say. */
async function brokenRules(
  { world, id, broken }: Race,
  said: readonly string[],
): Promise<readonly string[]> {
  const rows = await rowsOf(world, id);
  const stage = rows.stages[0]?.value;
  if (stage === undefined) return ['there is a stage'];
  const rules = {
    ...answersHold(rows, said),
    ...stageHolds(rows, stage),
    ...endHolds(rows, stage),
    'every wake that nobody heard waits on the stage and in the outbox':
      wakesIn(world).join(' ') === [...stage.wakes].toSorted().join(' '),
  };
  const failing = Object.entries(rules).filter(([, holds]) => !holds);
  return [...broken, ...failing.map(([rule]) => rule)];
}

type Rules = Readonly<Record<string, boolean>>;

const standingIn = ({ decisions }: RequestRows) =>
  decisions.filter(({ value }) => value.undoneAt === undefined);

function answersHold(rows: RequestRows, said: readonly string[]): Rules {
  const count = (kind: string): number => said.filter((each) => each === kind).length;
  const undone = rows.decisions.length - standingIn(rows).length;
  return {
    'every decision answered is written': rows.decisions.length === count('decided'),
    'every undo answered is written': undone === count('undone'),
    'canceled is what was answered':
      count('canceled') > 0 === (rows.request.value.state === 'canceled'),
  };
}

function stageHolds(rows: RequestRows, stage: Stage): Rules {
  const standing = standingIn(rows).map(({ value }) => value);
  const undone = rows.decisions.length - standing.length;
  const [decision] = standing;
  return {
    'at most one decision counts': standing.length <= 1,
    'each undo begins a generation': stage.generation === 1 + undone,
    'the stage is settled by the decision that counts':
      stage.settlement?.approver === decision?.approver,
    'the decision that counts is of this generation':
      (decision?.generation ?? stage.generation) === stage.generation,
  };
}

function endHolds({ request, audit }: RequestRows, stage: Stage): Rules {
  const { state } = request.value;
  const ends = audit.filter(({ value }) =>
    /^request\.(?:approved|denied|canceled|expired)$/.test(value.action),
  );
  const took = (outcome: string): boolean => stage.closed && stage.settlement?.outcome === outcome;
  return {
    'a request ends once': ends.length <= 1,
    'nobody is let in whom nobody approved': (state === 'approved') === took('approved'),
    'nobody is denied whom nobody denied': (state === 'denied') === took('denied'),
  };
}

const wakesIn = (world: InMemoryApp): readonly string[] =>
  world.rows
    .waiting()
    .filter(({ effect }) => effect.kind === 'wake')
    .map(({ key }) => key)
    .toSorted();

/** What the orchestration waits for is what the stage says, or a wake for it is on its way. */
async function waitsForTheRight({ world, id }: Race, next: NextStep | undefined): Promise<boolean> {
  const { request, stages } = await rowsOf(world, id);
  const stage = stages[0]?.value;
  if (next?.kind !== 'wait' || stage === undefined) return true;
  if (stage.wakes.length > 0 || isAtEnd(request.value.state)) return true;
  return next.round === stage.round && next.until === request.value.dueAt;
}
