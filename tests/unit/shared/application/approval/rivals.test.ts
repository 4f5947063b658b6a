import * as fc from 'fast-check';
import type { NextStep } from '../../../../../shared/contracts/activities';
import { isAtEnd } from '../../../../../shared/domain/request/request-state';
import type { RequestRow, RowWrite } from '../../../../../shared/domain/request/request-rows';
import type { LinkClaims } from '../../../../../shared/domain/link-claims';
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
}

type Pause = () => Promise<unknown>;

async function makeRace(pause: Pause): Promise<Race> {
  const broken: string[] = [];
  let racing = false;
  const wait = async (): Promise<void> => {
    if (racing) await pause();
  };
  const world = makeInMemoryApp({
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
        if (result.kind === 'committed') broken.push(...lostWakes(before, writes));
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
  return { world, id, claims, broken };
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

/** @returns what the rival says it achieved */
async function act({ world, id, claims }: Race, rival: Rival): Promise<string> {
  const shown = async (by: 'Ravi' | 'Lee', choice: 'approve' | 'deny'): Promise<string> =>
    (await decide(world, id, choice, { claims: claims[by] })).kind;
  switch (rival) {
    case 'raviApproves':
      return shown('Ravi', 'approve');
    case 'leeDenies':
      return shown('Lee', 'deny');
    case 'raviTakesBack':
      return (await world.app.undoDecision(claims.Ravi, world.orchestrations)).kind;
    case 'leeTakesBack':
      return (await world.app.undoDecision(claims.Lee, world.orchestrations)).kind;
    case 'requestorCancels': {
      const cancellation = { requestId: id, actor: 'requestor', by: 'link' };
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
  { world, id }: Race,
  turns: readonly Turn[],
): Promise<NextStep | undefined> {
  let after = 1;
  let elapsed: Extract<NextStep, { kind: 'wait' }>['purpose'] | null = 'deadline';
  let next: NextStep | undefined;
  for (const { timerWins, secondAnswerCounts } of turns) {
    const input = { requestId: id, execution: 'first', after, elapsed, lastTry: false };
    const answers = await Promise.all([
      world.app.advanceRequest(input),
      world.app.advanceRequest(input),
    ]);
    next = answers[secondAnswerCounts ? 1 : 0];
    if (next?.kind !== 'wait') return next;
    after = next.round;
    elapsed = timerWins ? next.purpose : null;
  }
  return next;
}

const turns = fc.array(fc.record({ timerWins: fc.boolean(), secondAnswerCounts: fc.boolean() }), {
  maxLength: 4,
});

describe('a decision, an undo, a cancel and a deadline of one moment', () => {
  it('leave exactly one truth behind, whoever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom(...rivals), { minLength: 1, maxLength: 5 }),
        turns,
        async (scheduler, actors, orchestration) => {
          const race = await makeRace(async () => scheduler.schedule(Promise.resolve()));

          const all = Promise.all([
            orchestrate(race, orchestration),
            ...actors.map(async (rival) => act(race, rival)),
          ]);
          const [next, ...said] = await scheduler.waitFor(all);

          await expectOneTruth(race, said.map(String));
          await expectAnswerHolds(race, next);
        },
      ),
      { numRuns: 300 },
    );
  });
});

async function expectOneTruth(race: Race, said: readonly string[]): Promise<void> {
  const { world, id, broken } = race;
  const { request, stages, decisions, audit } = await rowsOf(world, id);
  const { state } = request.value;
  const stage = stages[0]?.value;
  const standing = decisions.filter(({ value }) => value.undoneAt === undefined);
  const undone = decisions.length - standing.length;
  const said_ = (kind: string): number => said.filter((each) => each === kind).length;

  expect(broken).toEqual([]);
  // What was answered is what is written.
  expect(decisions).toHaveLength(said_('decided'));
  expect(undone).toBe(said_('undone'));
  expect(said_('canceled') > 0).toBe(state === 'canceled');
  // One decision a generation, and the stage is settled by the one that stands.
  expect(standing.length).toBeLessThanOrEqual(1);
  expect(stage?.generation).toBe(1 + undone);
  const [decision] = standing;
  const byApprover = stage?.settlement?.approver;
  expect(byApprover).toBe(decision?.value.approver);
  if (decision !== undefined) {
    expect(decision.value.generation).toBe(stage?.generation);
  }
  // One end, and nobody is let in whom nobody approved.
  const ends = audit.filter(({ value }) =>
    ['request.approved', 'request.denied', 'request.canceled', 'request.expired'].includes(
      value.action,
    ),
  );
  expect(ends.length).toBeLessThanOrEqual(1);
  expect(state === 'approved').toBe(stage?.settlement?.outcome === 'approved' && stage.closed);
  expect(state === 'denied').toBe(stage?.settlement?.outcome === 'denied' && stage.closed);
  // Every wake that nobody heard is still in the outbox, and on the stage for the round that will hear it.
  const wakes = world.rows.waiting().filter(({ effect }) => effect.kind === 'wake');
  expect(wakes.map(({ key }) => key).toSorted()).toEqual([...(stage?.wakes ?? [])].toSorted());
}

/** What the orchestration waits for is what the stage says, or a wake for it is on its way. */
async function expectAnswerHolds({ world, id }: Race, next: unknown): Promise<void> {
  const { request, stages } = await rowsOf(world, id);
  const stage = stages[0]?.value;
  const step = next as NextStep | undefined;
  if (step?.kind !== 'wait' || stage === undefined) return;
  const isTold = stage.wakes.length > 0 || isAtEnd(request.value.state);
  expect(isTold || step.round === stage.round).toBe(true);
  if (!isTold) expect(step.until).toBe(request.value.dueAt);
}
