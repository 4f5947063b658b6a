import type { Approver } from '../../domain/request/approver';
import type { Effect, MailOrder } from '../../domain/request/effect';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Stage } from '../../domain/request/stage';

type StageMail = 'approval-request' | 'approval-reminder' | 'approval-settled';
type Mails = Extract<Effect, { kind: 'mails' }>;

/** One mail of a kind to each of the approvers, as one effect. */
export function mailApprovers(
  mail: StageMail,
  stage: Stage,
  approvers: readonly Approver[],
): Mails {
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

/**
 * The same once more: as further issues, since a repeat of the first would count as sent.
 * @param before those of the request row, which has to take what comes back
 */
export function mailApproversAgain(
  { mail, stage }: { readonly mail: StageMail; readonly stage: Stage },
  approvers: readonly Approver[],
  before: SignUpRequest['issues'],
): { readonly effect: Mails; readonly issues: SignUpRequest['issues'] } {
  const issues: Record<string, number> = { ...before };
  const orders = mailApprovers(mail, stage, approvers).orders.map((order): MailOrder => {
    const name = `${mail}|${String(stage.number)}|${order.recipient}`;
    const issue = (issues[name] ?? 0) + 1;
    issues[name] = issue;
    return { ...order, issue };
  });
  return { effect: { kind: 'mails', orders }, issues };
}
