import type { RequestRow } from '../domain/request/request-rows';

/** The outbox row of a wake, to delete it: rows go by their key alone. */
export function wakeRow(requestId: string, key: string): RequestRow {
  return {
    kind: 'outbox',
    value: { requestId, key, createdAt: '', effect: { kind: 'wake', stage: 0, round: 0 } },
  };
}
