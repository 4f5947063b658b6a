import type { RequestRows } from '../../domain/request/request-rows';
import type { Settlement, Stage } from '../../domain/request/stage';
import type { SettledView } from '../../ports/request-view';

/** How a stage ended, for its approvers: by a decision, the deadline, the operators, or because the request was canceled. */
export function settledView(rows: RequestRows, { settlement, number }: Stage): SettledView {
  const request = rows.request.value;
  if (settlement === undefined) {
    const canceled = rows.audit.find(({ value }) => value.action === 'request.canceled')?.value;
    const isOperator = canceled?.actor.startsWith('operator') === true;
    return {
      outcome: request.state === 'expired' ? 'expired' : 'canceled',
      by: { kind: isOperator ? 'operator' : 'requestor' },
      at: request.closedAt ?? request.updatedAt,
    };
  }
  const approver = rows.approvers.find(
    ({ value }) => value.stage === number && value.key === settlement.approver,
  )?.value;
  return {
    outcome: settlement.outcome,
    by:
      approver === undefined
        ? { kind: settledByNobodyAsked(settlement) }
        : { kind: 'approver', address: approver.address },
    at: settlement.at,
  };
}

function settledByNobodyAsked({ approver }: Settlement): 'operator' | 'deadline' {
  return approver?.startsWith('operator:') === true ? 'operator' : 'deadline';
}
