import { pickLocale, type Locale } from '../../domain/locale';
import { organizationWithId, type PolicySet } from '../../domain/policy/policy-set';
import type { MailOrder } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { approverOf } from '../../domain/request/stage-rows';
import { sponsorOf } from './access-mails';

/** Where a mail goes and in which language. */
export interface MailRecipient {
  readonly addresses: readonly string[];
  readonly locale: Locale;
}

/**
 * Requestor and guest read the request's language, else the organization's; approvers and sponsors the one of their directory entry;
 * operators the settings'. Undefined when an approver or sponsor is not of this request any more.
 */
export function mailRecipient(
  order: MailOrder,
  rows: RequestRows,
  policies: PolicySet,
): MailRecipient | undefined {
  const { settings } = policies;
  const fallback = pickLocale([settings.language], 'en');
  if (order.recipient === 'operators') return { addresses: settings.operators, locale: fallback };
  if (order.recipient === 'requestor' || order.recipient === 'guest') {
    const { address, language, organizationId } = rows.request.value;
    const organization = organizationWithId(policies, organizationId);
    const wanted = [language, organization?.language ?? ''];
    return { addresses: [address], locale: pickLocale(wanted, fallback) };
  }
  const person = sponsorOf(order, rows) ?? approverOf(rows, order.stage, order.recipient)?.value;
  if (person === undefined) return undefined;
  return {
    addresses: [person.address],
    locale: pickLocale([person.language ?? ''], fallback),
  };
}
