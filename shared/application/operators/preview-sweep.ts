import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd } from '../../domain/request/request-state';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Clock } from '../../ports/clock';
import type { DueIndex } from '../../ports/due-index';
import type { RequestStore } from '../../ports/request-store';

export interface PreviewSweepDeps {
  readonly store: RequestStore;
  readonly due: DueIndex;
  readonly clock: Clock;
}

/**
 * What reconciliation will do about an overdue entry: `forget` an index row that is stale, `expire` an address that nobody
 * proved, `end` what an assignment is due for, `revive` a request whose orchestration is stuck or gone, or `wait` until it
 * is an hour late.
 */
export interface SweepPreview {
  readonly requestId: string;
  readonly dueAt: string;
  readonly action: 'forget' | 'expire' | 'end' | 'revive' | 'wait';
  /** Undefined when the request is gone. */
  readonly request: SignUpRequest | undefined;
}

/** Reads what is overdue, at most `limit` entries, and changes nothing. */
export type PreviewSweep = (limit: number) => Promise<readonly SweepPreview[]>;

const overdueMs = 3_600_000;

export function makePreviewSweep({ store, due, clock }: PreviewSweepDeps): PreviewSweep {
  return async (limit) => {
    const entries = await due.overdue(clock.now(), limit);
    const previews: SweepPreview[] = [];
    for (const { requestId, dueAt } of entries) {
      const rows = await store.load(requestId);
      const request = rows?.request.value;
      const lateMs = clock.now().getTime() - new Date(dueAt).getTime();
      previews.push({ requestId, dueAt, request, action: actionFor(rows, dueAt, lateMs) });
    }
    return previews;
  };
}

function actionFor(
  rows: RequestRows | undefined,
  dueAt: string,
  lateMs: number,
): SweepPreview['action'] {
  const request = rows?.request.value;
  if (rows?.assignment?.value.dueAt === dueAt) return 'end';
  if (request === undefined || isAtEnd(request.state) || request.dueAt !== dueAt) return 'forget';
  if (request.state === 'unverified') return 'expire';
  return lateMs > overdueMs ? 'revive' : 'wait';
}
