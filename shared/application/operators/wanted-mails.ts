import type { MailOrder } from '../../domain/request/effect';
import type { MailKind } from '../../domain/request/mail-kind';
import { personalMail } from '../../domain/request/mail-order';
import { parseMailKey } from '../../domain/request/parse-mail-key';
import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd, type RequestState } from '../../domain/request/request-state';
import type { Stage } from '../../domain/request/stage';

/** Why a mail means nothing in the present state of a request. */
export type NotWanted =
  | 'address-confirmed'
  | 'address-not-confirmed'
  | 'refused-by-owner'
  | 'not-open'
  | 'not-settled'
  | 'other-state'
  | 'not-invited'
  | 'no-problem'
  | 'never-sent'
  | 'no-such-recipient';

export type WantedMails =
  | { readonly kind: 'wanted'; readonly orders: readonly MailOrder[] }
  | { readonly kind: 'not'; readonly why: NotWanted };

const not = (why: NotWanted): WantedMails => ({ kind: 'not', why });
const wanted = (...orders: readonly MailOrder[]): WantedMails => ({ kind: 'wanted', orders });

/**
 * The orders that a mail of this kind would be now, as the first issue.
 * @param to only this approver, by mail address
 */
export function wantedMails(
  rows: RequestRows,
  mail: MailKind,
  now: string,
  to: string | undefined,
): WantedMails {
  switch (mail) {
    case 'verify-address':
      return confirmation(rows, now);
    case 'request-received':
      return rows.request.value.confirmedAt === undefined
        ? not('address-not-confirmed')
        : wanted(personalMail(mail, 'requestor'));
    case 'approval-request':
    case 'approval-reminder':
    case 'approval-settled':
      return toApprovers(rows, mail, to);
    case 'request-denied':
      return atEnd(rows, mail, 'denied');
    case 'request-expired':
      return atEnd(rows, mail, 'expired');
    case 'request-canceled':
      return atEnd(rows, mail, 'canceled');
    case 'guest-welcome':
      return rows.invitation === undefined
        ? not('not-invited')
        : wanted(personalMail(mail, 'guest'));
    case 'delivery-problem':
      return rows.request.value.cause === undefined
        ? not('no-problem')
        : wanted(personalMail(mail, 'operators'));
    case 'access-ending':
    case 'access-ended':
      return asSentBefore(rows, mail);
  }
}

function confirmation({ request }: RequestRows, now: string): WantedMails {
  const { state, quietUntil } = request.value;
  if (state !== 'unverified') return not('address-confirmed');
  if (quietUntil !== undefined && quietUntil > now) return not('refused-by-owner');
  return wanted(personalMail('verify-address', 'requestor'));
}

function atEnd({ request }: RequestRows, mail: MailKind, state: RequestState): WantedMails {
  if (request.value.state !== state) return not('other-state');
  return request.value.confirmedAt === undefined
    ? not('address-not-confirmed')
    : wanted(personalMail(mail, 'requestor'));
}

function toApprovers(
  rows: RequestRows,
  mail: 'approval-request' | 'approval-reminder' | 'approval-settled',
  to: string | undefined,
): WantedMails {
  const { stage: number, state } = rows.request.value;
  const stage = rows.stages.find(({ value }) => value.number === number)?.value;
  if (stage === undefined) return not('not-open');
  const isSettled = stage.settlement !== undefined || isAtEnd(state);
  if (mail === 'approval-settled' && !isSettled) return not('not-settled');
  if (mail !== 'approval-settled' && isSettled) return not('not-open');
  const approvers = rows.approvers
    .map(({ value }) => value)
    .filter((one) => one.stage === number)
    .filter(({ address }) => to === undefined || address.toLowerCase() === to.toLowerCase());
  if (approvers.length === 0) return not('no-such-recipient');
  return wanted(...approvers.map(({ key }) => approverOrder(mail, stage, key)));
}

function approverOrder(mail: MailKind, stage: Stage, recipient: string): MailOrder {
  const { number, generation, remindersSent } = stage;
  const reminder = mail === 'approval-reminder' ? remindersSent : 0;
  return { mail, stage: number, recipient, generation, reminder, issue: 0 };
}

/** The last ones of the kind that went out, to whom they went. */
function asSentBefore(rows: RequestRows, mail: MailKind): WantedMails {
  const latest = new Map<string, MailOrder>();
  for (const { value } of rows.mails) {
    const order = parseMailKey(value.key);
    if (order?.mail !== mail) continue;
    const known = latest.get(order.recipient);
    if (known === undefined || rank(order) > rank(known)) latest.set(order.recipient, order);
  }
  return latest.size === 0 ? not('never-sent') : wanted(...latest.values());
}

function rank({ generation, reminder, issue }: MailOrder): number {
  return (generation * 1000 + reminder) * 1000 + issue;
}
