import { mailboxOf } from '../../domain/email-address';
import type { MailKind } from '../../domain/request/mail-kind';
import {
  approverMail,
  parseMailKey,
  personalMail,
  type MailOrder,
} from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd, type RequestState } from '../../domain/request/request-state';
import type { Stage } from '../../domain/request/stage';
import { approversOf, stageOf } from '../../domain/request/stage-rows';

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

interface Question {
  readonly rows: RequestRows;
  readonly mail: MailKind;
  readonly now: string;
  readonly to: string | undefined;
}

const answers: Readonly<Record<MailKind, (question: Question) => WantedMails>> = {
  'verify-address': confirmation,
  'request-received': received,
  'approval-request': whileOpen,
  'approval-reminder': whileOpen,
  'approval-settled': onceSettled,
  'request-denied': (question) => atEnd(question, 'denied'),
  'request-expired': (question) => atEnd(question, 'expired'),
  'request-canceled': (question) => atEnd(question, 'canceled'),
  'guest-welcome': ({ rows }) =>
    rows.invitation === undefined
      ? not('not-invited')
      : wanted(personalMail('guest-welcome', 'guest')),
  'delivery-problem': ({ rows }) =>
    rows.request.value.cause === undefined && rows.request.value.problems === undefined
      ? not('no-problem')
      : wanted(personalMail('delivery-problem', 'operators')),
  'access-ending': asSentBefore,
  'access-ended': asSentBefore,
};

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
  return answers[mail]({ rows, mail, now, to });
}

function received({ rows }: Question): WantedMails {
  return rows.request.value.confirmedAt === undefined
    ? not('address-not-confirmed')
    : wanted(personalMail('request-received', 'requestor'));
}

function confirmation({ rows, now }: Question): WantedMails {
  const { state, quietUntil } = rows.request.value;
  if (state !== 'unverified') return not('address-confirmed');
  if (quietUntil !== undefined && quietUntil > now) return not('refused-by-owner');
  return wanted(personalMail('verify-address', 'requestor'));
}

function atEnd({ rows, mail }: Question, state: RequestState): WantedMails {
  const request = rows.request.value;
  if (request.state !== state) return not('other-state');
  return request.confirmedAt === undefined
    ? not('address-not-confirmed')
    : wanted(personalMail(mail, 'requestor'));
}

function whileOpen(question: Question): WantedMails {
  const stage = lastStage(question);
  return stage === undefined || isSettled(question, stage)
    ? not('not-open')
    : toApprovers(question, stage);
}

function onceSettled(question: Question): WantedMails {
  const stage = lastStage(question);
  if (stage === undefined) return not('not-open');
  return isSettled(question, stage) ? toApprovers(question, stage) : not('not-settled');
}

function lastStage({ rows }: Question): Stage | undefined {
  return stageOf(rows, rows.request.value.stage)?.value;
}

function isSettled({ rows }: Question, { settlement }: Stage): boolean {
  return settlement !== undefined || isAtEnd(rows.request.value.state);
}

function toApprovers({ rows, mail, to }: Question, stage: Stage): WantedMails {
  const approvers = approversOf(rows, stage.number).filter(
    ({ address }) => to === undefined || mailboxOf(address) === mailboxOf(to),
  );
  if (approvers.length === 0) return not('no-such-recipient');
  return wanted(...approvers.map(({ key }) => approverMail(mail, stage, key)));
}

/** The last ones of the kind that went out, to whom they went. */
function asSentBefore({ rows, mail }: Question): WantedMails {
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
