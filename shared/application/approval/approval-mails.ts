import type { Approver } from '../../domain/request/approver';
import type { Effect } from '../../domain/request/effect';
import { approverMail } from '../../domain/request/mail-order';
import type { Stage } from '../../domain/request/stage';

/** One mail of a kind to each of the approvers, as one effect. */
export function mailApprovers(
  mail: 'approval-request' | 'approval-reminder' | 'approval-settled',
  stage: Stage,
  approvers: readonly Approver[],
): Effect {
  return { kind: 'mails', orders: approvers.map(({ key }) => approverMail(mail, stage, key)) };
}
