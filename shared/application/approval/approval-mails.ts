import type { Approver } from '../../domain/request/approver';
import type { Effect, MailOrder } from '../../domain/request/effect';
import type { Stage } from '../../domain/request/stage';

/** One mail of a kind to each of the approvers, as one effect. */
export function mailApprovers(
  mail: 'approval-request' | 'approval-reminder' | 'approval-settled',
  stage: Stage,
  approvers: readonly Approver[],
): Effect {
  const orders = approvers.map(({ key }): MailOrder => ({
    mail,
    stage: stage.number,
    recipient: key,
    generation: stage.generation,
    reminder: mail === 'approval-reminder' ? stage.remindersSent : 0,
    issue: 0,
  }));
  return { kind: 'mails', orders };
}
