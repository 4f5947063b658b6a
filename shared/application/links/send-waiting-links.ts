import { mailboxOf, normaliseAddress } from '../../domain/email-address';
import { isAtEnd } from '../../domain/request/request-state';
import { personalMail } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { stageOf } from '../../domain/request/stage-rows';
import type { PersonIndex } from '../../ports/person-index';
import type { RateLimits } from '../../ports/rate-limits';
import type { Seals } from '../../ports/seals';
import { draftFreshLink } from '../approval/draft-fresh-link';
import type { ChangeRequest } from '../change-request';
import { orderExtendLink } from '../lifecycle/order-extend-link';
import { orderAgain } from '../order-again';
import type { RequestDraft } from '../request-draft';
import { mayMailLinks } from './may-mail-links';

export interface SendWaitingLinksDeps {
  readonly changeRequest: ChangeRequest;
  readonly people: PersonIndex;
  readonly rateLimits: RateLimits;
  readonly seals: Seals;
}

/** `sent` says nothing about whether anything waits; `notAnAddress` is all that a caller may learn. */
export type WaitingLinksOutcome = { readonly kind: 'sent' } | { readonly kind: 'notAnAddress' };

/** Mails every link that waits for an address: to confirm, to follow a request, to decide, to extend. */
export type SendWaitingLinks = (email: string) => Promise<WaitingLinksOutcome>;

/** Of a person, the newest: an approver who is asked often has many that are settled. */
const mostRequests = 200;
const atOnce = 8;
/** A round fills no mailbox; what is left has its own mails, and the next round. */
const mostMails = 40;

/** Limited per address like confirmation mails: at most one round in ten minutes and five a day, silently. */
export function makeSendWaitingLinks(deps: SendWaitingLinksDeps): SendWaitingLinks {
  return async (email) => {
    const address = normaliseAddress(email);
    if (address.kind === 'refused') return { kind: 'notAnAddress' };
    const personKey = await deps.seals.personKey(address.key);
    const mayMail = await mayMailLinks(deps.rateLimits, `waiting-links|${personKey}`);
    const requests = await deps.people.requestsOf(personKey, mostRequests);
    if (!mayMail) return { kind: 'sent' };
    await orderAll(deps, requests, (rows, draft) => {
      orderLinks(rows, draft, personKey, address.key);
    });
    return { kind: 'sent' };
  };
}

async function orderAll(
  { changeRequest }: SendWaitingLinksDeps,
  requests: readonly string[],
  order: (rows: RequestRows, draft: RequestDraft) => void,
): Promise<void> {
  let mails = 0;
  for (let start = 0; start < requests.length && mails < mostMails; start += atOnce) {
    const ordered = requests.slice(start, start + atOnce).map(async (requestId) => {
      const result = await changeRequest(requestId, (rows, draft) => {
        order(rows, draft);
        return draft.effects.length;
      });
      return result.kind === 'done' ? result.outcome : 0;
    });
    for (const count of await Promise.all(ordered)) mails += count;
  }
}

function orderLinks(
  rows: RequestRows,
  draft: RequestDraft,
  personKey: string,
  address: string,
): void {
  const request = rows.request.value;
  orderExtendLink(rows, draft, address);
  if (isAtEnd(request.state)) return;
  if (request.personKey === personKey) orderForRequestor(rows, draft);
  else orderForApprover(rows, draft, address);
}

function orderForRequestor({ request }: RequestRows, draft: RequestDraft): void {
  const mail = request.value.state === 'unverified' ? 'verify-address' : 'request-received';
  orderAgain(draft, request, [personalMail(mail, 'requestor')]);
}

function orderForApprover(rows: RequestRows, draft: RequestDraft, address: string): void {
  const { stage: number } = rows.request.value;
  const stage = stageOf(rows, number)?.value;
  const approver = rows.approvers.find(
    ({ value }) => value.stage === number && mailboxOf(value.address) === address,
  );
  if (stage === undefined || stage.settlement !== undefined || approver === undefined) return;
  draftFreshLink(rows, draft, stage, approver);
}
