import { canceledBy } from '../../domain/request/canceled-by';
import type { MailModel } from '../../ports/render-mail';
import { chosenContent } from '../chosen-content';
import type { LinkUrls } from '../links/link-urls';
import { givenView } from '../views/given-view';
import type { MailSource } from './mail-source';

function shared({ rows, accessPackage }: MailSource) {
  return {
    reference: rows.request.value.reference,
    displayName: accessPackage.displayName,
    givenName: chosenContent(rows).givenName,
  };
}

export async function receivedMail(source: MailSource, links: LinkUrls): Promise<MailModel> {
  return {
    kind: 'request-received',
    ...shared(source),
    stageCount: source.accessPackage.approval.stages.length,
    statusUrl: await links.status(source.rows.request.value),
  };
}

export function deniedMail(source: MailSource): MailModel {
  const { message } = source.rows.request.value;
  return { kind: 'request-denied', ...shared(source), message };
}

export function expiredMail(source: MailSource): MailModel {
  return { kind: 'request-expired', ...shared(source) };
}

export function canceledMail(source: MailSource): MailModel {
  return { kind: 'request-canceled', ...shared(source), by: canceledBy(source.rows) };
}

/** A new guest accepts the invitation first; somebody who is a user already goes straight to the resource. */
export function welcomeMail(source: MailSource): MailModel {
  const { rows, accessPackage } = source;
  const redeemUrl = rows.invitation?.value.redeemUrl;
  const link =
    redeemUrl === undefined
      ? ({ kind: 'open', url: accessPackage.invitation.redirectUrl } as const)
      : ({ kind: 'redeem', url: redeemUrl } as const);
  const accessEndsAt = rows.assignment?.value.endsAt;
  return {
    kind: 'guest-welcome',
    ...shared(source),
    link,
    access: givenView(rows, accessPackage),
    accessEndsAt,
    message: rows.request.value.message,
  };
}
