import { furtherIssues, type MailOrder } from '../domain/request/mail-order';
import type { Stored } from '../domain/request/request-rows';
import type { SignUpRequest } from '../domain/request/sign-up-request';
import type { RequestDraft } from './request-draft';

/**
 * Orders mails once more and counts them on the request row, which the step must not write otherwise.
 * @returns the orders as they were given out
 */
export function orderAgain(
  draft: RequestDraft,
  request: Stored<SignUpRequest>,
  wanted: readonly MailOrder[],
): readonly MailOrder[] {
  const { orders, issues } = furtherIssues(wanted, request.value.issues);
  draft.update(request, { issues });
  draft.effect({ kind: 'mails', orders });
  return orders;
}
