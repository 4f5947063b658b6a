import type { RequestRows, Stored } from '../domain/request/request-rows';
import type { Stage } from '../domain/request/stage';
import type { RequestDraft } from './request-draft';

/** Writes the stage row and wakes the round that it waits in. The row keeps the wake's key until a round has heard it. */
export function draftWake(draft: RequestDraft, { value, etag }: Stored<Stage>): void {
  const wake = draft.effect({ kind: 'wake', stage: value.number, round: value.round });
  draft.replace({ kind: 'stage', value: { ...value, wakes: [...value.wakes, wake] } }, etag);
}

/** Takes the wakes of a stage out of the outbox; its row is written without them by the caller. */
export function removeWakes(draft: RequestDraft, { requestId, wakes }: Stage): void {
  for (const key of wakes) {
    draft.remove({ kind: 'outbox', value: { requestId, key } });
  }
}

/** Takes every wake of a request that nobody waits for any more out of the outbox. */
export function forgetWakes({ stages }: RequestRows, draft: RequestDraft): void {
  for (const { value, etag } of stages) {
    if (value.wakes.length === 0) continue;
    removeWakes(draft, value);
    draft.replace({ kind: 'stage', value: { ...value, wakes: [] } }, etag);
  }
}
