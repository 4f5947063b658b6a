import type { Actor, Means } from '../domain/request/actor';
import { type Effect, type OutboxEntry } from '../domain/request/effect';
import { moveRequest } from '../domain/request/move-request';
import type { RequestRow, RowName, RowWrite, Stored } from '../domain/request/request-rows';
import type { RequestEvent } from '../domain/request/request-state';
import type { RequestChanges, SignUpRequest } from '../domain/request/sign-up-request';
import type { Clock } from '../ports/clock';
import type { RandomIds } from '../ports/random-ids';

/** A request row that is there already changes by `update`, `rewrite` and `move` alone. */
type OtherRow = Exclude<RequestRow, { readonly kind: 'request' }>;

/** The transaction that a step is building: nothing is written until it is committed. */
export interface RequestDraft {
  /** ISO instant of the step. */
  readonly now: string;
  readonly writes: readonly RowWrite[];
  readonly effects: readonly OutboxEntry[];
  insert(row: RequestRow): void;
  put(row: OtherRow): void;
  replace(row: OtherRow, etag: string): void;
  remove(row: RowName, etag?: string): void;
  /** Replaces the request row, stamped with `updatedAt`, and answers the new value. */
  update(stored: Stored<SignUpRequest>, changes: RequestChanges): SignUpRequest;
  /** The same with a whole value, which may lack what was there; the state stays. */
  rewrite(stored: Stored<SignUpRequest>, value: Omit<SignUpRequest, 'state'>): SignUpRequest;
  /**
   * The same after an event, which alone moves the state.
   * @throws AppError `request.impossible-transition`: callers check first
   */
  move(stored: Stored<SignUpRequest>, event: RequestEvent, changes?: RequestChanges): SignUpRequest;
  /** Records who did what. */
  audit(action: string, actor: Actor, by: Means, details?: Readonly<Record<string, string>>): void;
  /** Writes an outbox row for what must happen once this is committed, and answers its key. */
  effect(effect: Effect): string;
}

export function makeRequestDraft(
  requestId: string,
  { clock, ids }: { readonly clock: Clock; readonly ids: RandomIds },
): RequestDraft {
  const now = clock.now().toISOString();
  const writes: RowWrite[] = [];
  const effects: OutboxEntry[] = [];
  const replaceRequest = (value: SignUpRequest, etag: string): SignUpRequest => {
    writes.push({ kind: 'replace', row: { kind: 'request', value }, etag });
    return value;
  };
  const draft: RequestDraft = {
    now,
    writes,
    effects,
    insert: (row) => void writes.push({ kind: 'insert', row }),
    put: (row) => void writes.push({ kind: 'put', row }),
    replace: (row, etag) => void writes.push({ kind: 'replace', row, etag }),
    remove: (row, etag) =>
      void writes.push({ kind: 'delete', row, ...(etag === undefined ? {} : { etag }) }),
    update: (stored, changes) => draft.rewrite(stored, { ...stored.value, ...changes }),
    rewrite: ({ value: { state }, etag }, value) =>
      replaceRequest({ ...value, state, updatedAt: now }, etag),
    move: ({ value, etag }, event, changes = {}) =>
      replaceRequest(moveRequest(value, { event, at: now, changes }), etag),
    audit(action, actor, by, details = {}) {
      const value = { requestId, at: now, id: ids.short(), action, actor, by, details };
      draft.insert({ kind: 'audit', value });
    },
    effect(effect) {
      const key = `${now}|${requestId}|${ids.short()}`;
      const value: OutboxEntry = { requestId, key, createdAt: now, effect };
      effects.push(value);
      draft.insert({ kind: 'outbox', value });
      return key;
    },
  };
  return draft;
}
