import type { Sponsor } from '../../domain/request/assignment';
import type { MailOrder } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { fullName } from '../../domain/request/submission';
import type { AccessReader } from '../../ports/mails/access-mails';
import type { MailModel } from '../../ports/render-mail';
import { chosenContent } from '../chosen-content';
import type { LinkUrls } from '../links/link-urls';
import { resourceViews } from '../views/resource-views';
import type { MailSource } from './mail-source';

/** The sponsor whom a mail is to; undefined when it is to the guest, or the sponsor is none any more. */
export function sponsorOf(
  { recipient }: MailOrder,
  { assignment }: RequestRows,
): Sponsor | undefined {
  return assignment?.value.sponsors.find(({ key }) => key === recipient);
}

function shared({ order, rows, accessPackage }: MailSource) {
  const content = chosenContent(rows);
  const { reference, address: email } = rows.request.value;
  const reader: AccessReader =
    order.recipient === 'guest' ? { kind: 'guest' } : { kind: 'sponsor', email };
  return {
    reference,
    reader,
    displayName: accessPackage.displayName,
    givenName: content.givenName,
    guestName: fullName(content),
  };
}

export async function endingMail(
  source: MailSource,
  links: LinkUrls,
): Promise<MailModel | undefined> {
  const { order, rows, accessPackage } = source;
  const assignment = rows.assignment?.value;
  // Extended or ended meanwhile: the new period has its own mails.
  if (assignment?.state !== 'active' || assignment.period !== order.generation) return undefined;
  const { endsAt, extended } = assignment;
  if (endsAt === undefined) return undefined;
  const sponsor = sponsorOf(order, rows);
  const by = accessPackage.lifecycle?.expiresAfter;
  const canBeExtended = extended === undefined && by !== undefined;
  const extension =
    canBeExtended && sponsor !== undefined
      ? { url: await links.extend(assignment, sponsor.key), by }
      : undefined;
  return { kind: 'access-ending', ...shared(source), endsAt, extension, canBeExtended };
}

export function endedMail(source: MailSource): MailModel | undefined {
  const { rows, accessPackage } = source;
  const { endedAt, cause } = rows.assignment?.value ?? {};
  if (endedAt === undefined) return undefined;
  const taken = accessPackage.resources.filter((_, index) =>
    rows.resources.some(
      ({ value }) => value.number === index + 1 && value.removal?.outcome === 'removed',
    ),
  );
  return {
    kind: 'access-ended',
    ...shared(source),
    endedAt,
    resources: resourceViews(taken),
    cause: cause ?? 'expired',
  };
}
