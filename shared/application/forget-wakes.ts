import type { RequestRows } from '../domain/request/request-rows';
import type { RequestDraft } from './request-draft';
import { wakeRow } from './wake-row';

/** Takes every wake of a request that nobody waits for any more out of the outbox. */
export function forgetWakes({ stages }: RequestRows, draft: RequestDraft): void {
  for (const { value, etag } of stages) {
    if (value.wakes.length === 0) continue;
    for (const key of value.wakes) draft.remove(wakeRow(value.requestId, key));
    draft.replace({ kind: 'stage', value: { ...value, wakes: [] } }, etag);
  }
}
