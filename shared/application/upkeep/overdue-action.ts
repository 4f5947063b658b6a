import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd } from '../../domain/request/request-state';

/**
 * What reconciliation does about an overdue entry: `forget` an index row that is stale, `expire` an address that nobody
 * proved, `end` what an assignment is due for, `revive` a request whose orchestration is stuck or gone, or `wait` until it
 * is an hour late.
 */
export type OverdueAction = 'forget' | 'expire' | 'end' | 'revive' | 'wait';

const overdueMs = 3_600_000;

/**
 * The rows are believed, never the index.
 * @param rows undefined when the request is gone
 */
export function overdueAction(
  rows: RequestRows | undefined,
  dueAt: string,
  now: Date,
): OverdueAction {
  const request = rows?.request.value;
  if (rows?.assignment?.value.dueAt === dueAt) return 'end';
  if (request === undefined || isAtEnd(request.state) || request.dueAt !== dueAt) return 'forget';
  if (request.state === 'unverified') return 'expire';
  return now.getTime() - new Date(dueAt).getTime() > overdueMs ? 'revive' : 'wait';
}
