import { AppError } from '../domain/app-error';
import { dueTimes, dueTimesAfter } from '../domain/request/due-times';
import type { RequestRows, RowKind, RowWrite } from '../domain/request/request-rows';
import type { Clock } from '../ports/clock';
import type { DueIndex } from '../ports/due-index';
import type { Orchestrations } from '../ports/orchestrations';
import type { RandomIds } from '../ports/random-ids';
import type { RequestStore } from '../ports/request-store';
import type { StepLog } from '../ports/step-log';
import type { RunEffects } from './effects/run-effects';
import { makeRequestDraft, type RequestDraft } from './request-draft';

export interface ChangeRequestDeps {
  readonly store: RequestStore;
  readonly due: DueIndex;
  readonly clock: Clock;
  readonly ids: RandomIds;
  readonly runEffects: RunEffects;
  readonly log: StepLog;
}

/**
 * @param from the request's id, or its rows where the caller has just read them; they serve the first round only, and what
 *   is written on them fails on its ETags if they are old
 * @param decide reads the rows and fills the draft; runs again on fresh rows when somebody else wrote meanwhile
 */
export type ChangeRequest = <Outcome>(
  from: string | RequestRows,
  decide: (rows: RequestRows, draft: RequestDraft) => Outcome | Promise<Outcome>,
  orchestrations?: Orchestrations,
) => Promise<{ readonly kind: 'missing' } | { readonly kind: 'done'; readonly outcome: Outcome }>;

// Twenty posts of one moment for one request all get their turn; more losses than this are a fault in the code.
const rounds = 24;

/**
 * One step of a request: read, decide, write in one transaction under the rows' ETags, then run the effects.
 * A draft without writes commits nothing. `missing`: there is no such request. The due index follows the rows: what they
 * will name is in it before the transaction, what they named goes after it, so that a crash leaves an entry too many at
 * most, which whoever reads it finds stale.
 * @throws AppError `request.contended` when the write lost too often
 */
export function makeChangeRequest(deps: ChangeRequestDeps): ChangeRequest {
  return async (from, decide, orchestrations) => {
    const requestId = typeof from === 'string' ? from : from.request.value.id;
    for (let round = 0; round < rounds; round += 1) {
      const isRead = typeof from !== 'string' && round === 0;
      const rows = isRead ? from : await deps.store.load(requestId);
      if (rows === undefined) return { kind: 'missing' };
      const draft = makeRequestDraft(requestId, deps);
      const outcome = await decide(rows, draft);
      if (draft.writes.length === 0) return { kind: 'done', outcome };
      const writes = [...draft.writes, ...auditStamp(rows, draft)];
      const before = dueTimes(rows);
      const after = dueTimesAfter(rows, writes);
      for (const dueAt of without(after, before)) await deps.due.put({ requestId, dueAt });
      const { kind } = await deps.store.commit(requestId, writes);
      if (kind === 'conflict') continue;
      await deps.runEffects(draft.effects, orchestrations);
      await removeDue(deps, requestId, without(before, after));
      return { kind: 'done', outcome };
    }
    throw new AppError('request.contended', { retryable: true });
  };
}

/** Whoever looks for new audit entries goes by the request row: each of them shows there, whatever else was written. */
function auditStamp({ request }: RequestRows, draft: RequestDraft): readonly RowWrite[] {
  const wrote = (kind: RowKind): boolean => draft.writes.some(({ row }) => row.kind === kind);
  if (!wrote('audit') || wrote('request')) return [];
  const value = { ...request.value, auditedAt: draft.now };
  return [{ kind: 'replace', row: { kind: 'request', value }, etag: request.etag }];
}

function without(times: readonly string[], others: readonly string[]): readonly string[] {
  return times.filter((time) => !others.includes(time));
}

/** Never throws: the step has happened. */
async function removeDue(
  { due, log }: ChangeRequestDeps,
  requestId: string,
  times: readonly string[],
): Promise<void> {
  for (const dueAt of times) {
    try {
      await due.remove({ requestId, dueAt });
    } catch (error) {
      log.warn('due.left-over', { requestId }, error);
    }
  }
}
