import { AppError } from '../domain/app-error';
import type { RequestRows, RowKind } from '../domain/request/request-rows';
import type { Clock } from '../ports/clock';
import type { Orchestrations } from '../ports/orchestrations';
import type { RandomIds } from '../ports/random-ids';
import type { RequestStore } from '../ports/request-store';
import type { RunEffects } from './effects/run-effects';
import { makeRequestDraft, type RequestDraft } from './request-draft';

export interface ChangeRequestDeps {
  readonly store: RequestStore;
  readonly clock: Clock;
  readonly ids: RandomIds;
  readonly runEffects: RunEffects;
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
 * A draft without writes commits nothing. `missing`: there is no such request.
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
      stampIfAudited(rows, draft);
      const { kind } = await deps.store.commit(requestId, draft.writes);
      if (kind === 'conflict') continue;
      await deps.runEffects(draft.effects, orchestrations);
      return { kind: 'done', outcome };
    }
    throw new AppError('request.contended', { retryable: true });
  };
}

/** Whoever looks for new audit entries goes by the request row: each of them shows there, whatever else was written. */
function stampIfAudited({ request }: RequestRows, draft: RequestDraft): void {
  const wrote = (kind: RowKind): boolean => draft.writes.some(({ row }) => row.kind === kind);
  if (!wrote('audit') || wrote('request')) return;
  const value = { ...request.value, auditedAt: draft.now };
  draft.replace({ kind: 'request', value }, request.etag);
}
