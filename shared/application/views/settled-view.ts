import { followUpOfDeadline } from '../../domain/approval/follow-up';
import type { AccessPackage } from '../../domain/policy/access-package';
import { parseActor } from '../../domain/request/actor';
import { canceledBy } from '../../domain/request/canceled-by';
import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd } from '../../domain/request/request-state';
import type { Stage } from '../../domain/request/stage';
import { approverOf } from '../../domain/request/stage-rows';
import type { DeciderView, SettledView } from '../../ports/request-view';

/** How a stage ended, for its approvers; undefined while it waits for them. */
export function settledView(
  rows: RequestRows,
  stage: Stage,
  accessPackage: AccessPackage,
): SettledView | undefined {
  const { settlement, closed } = stage;
  // The request ended first: nothing came of a decision that could still be taken back.
  if (!closed && isAtEnd(rows.request.value.state)) return cutShort(rows);
  if (settlement === undefined) return undefined;
  const { outcome, at } = settlement;
  return outcome === 'expired'
    ? { kind: 'deadline', outcome: followUpOfDeadline(accessPackage, stage).kind, at }
    : { kind: 'decided', outcome, by: deciderOf(rows, stage.number, settlement.approver), at };
}

function cutShort(rows: RequestRows): SettledView {
  const { state, closedAt, updatedAt } = rows.request.value;
  const at = closedAt ?? updatedAt;
  return state === 'canceled'
    ? { kind: 'canceled', by: canceledBy(rows), at }
    : { kind: 'failed', at };
}

function deciderOf(rows: RequestRows, stage: number, decider: string | undefined): DeciderView {
  if (decider !== undefined && parseActor(decider)?.kind === 'operator') {
    return { kind: 'operator' };
  }
  const approver = approverOf(rows, stage, decider)?.value;
  return approver === undefined
    ? { kind: 'unknown' }
    : { kind: 'approver', address: approver.address };
}
