import { nominalSeconds } from '../../domain/duration';
import { linkUntil } from '../../domain/approval/link-life';
import { isApprovalMail, type MailKind } from '../../domain/request/mail-kind';
import type { MailOrder } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { approverOf } from '../../domain/request/stage-rows';
import { toldProblem } from '../../domain/request/told-problem';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { RateLimits } from '../../ports/rate-limits';
import type { ChangeRequest } from '../change-request';
import { problemCounter, problemWindowSeconds } from '../mail/problem-counter';
import { orderAgain } from '../order-again';
import type { RequestDraft } from '../request-draft';
import { actorOf, type Operator } from './operator';
import { wantedMails, type NotWanted } from './wanted-mails';

export interface ResendMailDeps {
  readonly changeRequest: ChangeRequest;
  readonly rateLimits: RateLimits;
  readonly policies: CurrentPolicies;
}

export interface Resend {
  readonly requestId: string;
  readonly mail: MailKind;
  /** Only to this approver, by mail address; undefined: to everybody the mail was for. */
  readonly to: string | undefined;
  readonly operator: Operator;
}

export type ResendOutcome =
  | { readonly kind: 'ordered'; readonly count: number }
  | { readonly kind: 'notWanted'; readonly why: NotWanted | 'sent-a-moment-ago' }
  | { readonly kind: 'missing' };

export type ResendMail = (resend: Resend) => Promise<ResendOutcome>;

/**
 * Orders a mail of any kind once more, as a further issue with links that live their full time. A welcome mail gets a new
 * invitation link when it is sent. What limits mails to an unproved address and to the operators holds here too.
 */
export function makeResendMail(deps: ResendMailDeps): ResendMail {
  return async (resend) => {
    const result = await deps.changeRequest(
      resend.requestId,
      async (rows, draft): Promise<ResendOutcome> => {
        const wanted = wantedMails(rows, resend.mail, draft.now, resend.to);
        if (wanted.kind === 'not') return { kind: 'notWanted', why: wanted.why };
        if (await isLimited(deps, rows, resend.mail)) {
          return { kind: 'notWanted', why: 'sent-a-moment-ago' };
        }
        order(rows, draft, resend, wanted.orders);
        return { kind: 'ordered', count: wanted.orders.length };
      },
    );
    return result.kind === 'missing' ? result : result.outcome;
  };
}

/** The sender would drop it without a word. */
async function isLimited(
  { rateLimits, policies }: ResendMailDeps,
  rows: RequestRows,
  mail: MailKind,
): Promise<boolean> {
  if (mail === 'delivery-problem') {
    const counter = problemCounter(toldProblem(rows.request.value));
    return (await rateLimits.countRolling(counter, problemWindowSeconds)) > 0;
  }
  if (mail !== 'verify-address') return false;
  const { atMostEvery } = policies().settings.limits.confirmationMails;
  const counter = `confirm-address|${rows.request.value.personKey}`;
  return (await rateLimits.countRolling(counter, nominalSeconds(atMostEvery))) > 0;
}

function order(
  rows: RequestRows,
  draft: RequestDraft,
  { mail, operator }: Resend,
  wanted: readonly MailOrder[],
): void {
  const orders = orderAgain(draft, rows.request, wanted);
  if (isApprovalMail(mail)) renewLinks(rows, draft, orders);
  draft.audit('mail.resent', actorOf(operator), 'command', { mail, reason: operator.reason });
}

/** Their links live anew from now, and whoever could not be reached counts as asked again. */
function renewLinks(rows: RequestRows, draft: RequestDraft, orders: readonly MailOrder[]): void {
  const until = linkUntil(new Date(draft.now));
  for (const { stage, recipient } of orders) {
    const stored = approverOf(rows, stage, recipient);
    if (stored === undefined) continue;
    const value = { ...stored.value, state: 'asked', linkUntil: until } as const;
    draft.replace({ kind: 'approver', value }, stored.etag);
  }
}
