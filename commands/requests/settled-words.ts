import type { RequestRows } from '../../shared/domain/request/request-rows';
import type { Stage } from '../../shared/domain/request/stage';
import { approverNames } from './approver-names';
import { moment } from './moment';

/** `denied by operator:kim; goes on at 2026-01-05 10:05:00`; undefined while nothing is settled. */
export function settledWords(
  rows: Pick<RequestRows, 'approvers'>,
  { settlement, closed }: Pick<Stage, 'settlement' | 'closed'>,
): string | undefined {
  if (settlement === undefined) return undefined;
  const { outcome, approver, undoUntil } = settlement;
  const done = approver === undefined ? outcome : `${outcome} by ${approverNames(rows)(approver)}`;
  if (closed) return done;
  const next = undoUntil === undefined ? 'within two minutes' : `at ${moment(undoUntil)}`;
  return `${done}; goes on ${next}`;
}
