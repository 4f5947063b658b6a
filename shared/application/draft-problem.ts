import { furtherIssues, personalMail } from '../domain/request/mail-order';
import type { SignUpRequest } from '../domain/request/sign-up-request';
import type { RequestDraft } from './request-draft';

/**
 * Orders a mail to the operators about a problem of this request, as a further one if there were others.
 * @param cause stable code without personal data, e.g. `group.not-found`
 * @returns what the step has to leave on the request row: a row is written once in a transaction
 */
export function draftProblem(
  draft: RequestDraft,
  { issues }: SignUpRequest,
  cause: string,
): Pick<SignUpRequest, 'cause' | 'issues'> {
  const again = furtherIssues([personalMail('delivery-problem', 'operators')], issues);
  draft.effect({ kind: 'mails', orders: again.orders });
  return { cause, issues: again.issues };
}
