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
  { issues, problems }: SignUpRequest,
  cause: string,
): Required<Pick<SignUpRequest, 'cause' | 'issues' | 'problems'>> {
  const again = furtherIssues([personalMail('delivery-problem', 'operators')], issues);
  draft.effect({ kind: 'mails', orders: again.orders });
  const told = again.orders.map(({ issue }) => [String(issue), cause] as const);
  return { cause, issues: again.issues, problems: { ...problems, ...Object.fromEntries(told) } };
}
