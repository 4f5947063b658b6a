import type { RequestRows } from '../../domain/request/request-rows';
import type { Settlement, Stage } from '../../domain/request/stage';
import { approverOf } from '../../domain/request/stage-rows';
import type { SettledView } from '../../ports/request-view';

/** How a stage ended, for its approvers: by a decision, the deadline, the operators, or because the request was canceled. */
export function settledView(rows: RequestRows, stage: Stage): SettledView {
  const { settlement, number } = stage;
  const request = rows.request.value;
  if (settlement === undefined || isOverruled(rows, stage)) {
    const canceled = rows.audit.find(({ value }) => value.action === 'request.canceled')?.value;
    const isOperator = canceled?.actor.startsWith('operator') === true;
    return {
      outcome: request.state === 'expired' ? 'expired' : 'canceled',
      by: { kind: isOperator ? 'operator' : 'requestor' },
      at: request.closedAt ?? request.updatedAt,
    };
  }
  const approver = approverOf(rows, number, settlement.approver)?.value;
  return {
    outcome: settlement.outcome,
    by:
      approver === undefined
        ? { kind: settledByNobodyAsked(settlement) }
        : { kind: 'approver', address: approver.address },
    at: settlement.at,
  };
}

/** Canceled while the decision could still be taken back: nothing came of it. */
function isOverruled({ request }: RequestRows, { number, closed }: Stage): boolean {
  return request.value.state === 'canceled' && request.value.stage === number && !closed;
}

function settledByNobodyAsked({ approver }: Settlement): 'operator' | 'deadline' {
  return approver?.startsWith('operator:') === true ? 'operator' : 'deadline';
}
