import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Clock } from '../../ports/clock';
import type { DueIndex } from '../../ports/due-index';
import type { RequestStore } from '../../ports/request-store';
import { overdueAction, type OverdueAction } from '../upkeep/overdue-action';

export interface PreviewSweepDeps {
  readonly store: RequestStore;
  readonly due: DueIndex;
  readonly clock: Clock;
}

/** What reconciliation will do about an overdue entry. */
export interface SweepPreview {
  readonly requestId: string;
  readonly dueAt: string;
  readonly action: OverdueAction;
  /** Undefined when the request is gone. */
  readonly request: SignUpRequest | undefined;
}

/** Reads what is overdue, at most `limit` entries, and changes nothing. */
export type PreviewSweep = (limit: number) => Promise<readonly SweepPreview[]>;

export function makePreviewSweep({ store, due, clock }: PreviewSweepDeps): PreviewSweep {
  return async (limit) => {
    const entries = await due.overdue(clock.now(), limit);
    const previews: SweepPreview[] = [];
    for (const { requestId, dueAt } of entries) {
      const rows = await store.load(requestId);
      const action = overdueAction(rows, dueAt, clock.now());
      previews.push({ requestId, dueAt, request: rows?.request.value, action });
    }
    return previews;
  };
}
