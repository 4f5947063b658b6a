import { html } from '../web/html';
import type { Html } from '../web/html';
import { pageAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { Directory } from './directory';
import type { RedeemLink, User } from './directory-objects';
import { redeemed } from './new-user';
import { tenant } from './tenant';

const place = 'Microsoft Graph simulator';

const page = (title: string, body: Html, status = 200): WebAnswer =>
  pageAnswer({ title, place, name: status === 200 ? 'redeemed' : 'redeem-refused', body }, status);

const refuse = (title: string, why: string, status: number): WebAnswer =>
  page(
    title,
    html`<h1>${title}</h1>
      <p class="lead">${why}</p>`,
    status,
  );

const accepted = (guest: User, { redirectUrl }: RedeemLink): WebAnswer =>
  page(
    'The invitation was redeemed',
    html`<h1>The invitation was redeemed for ${guest.displayName}</h1>
      <p class="lead">
        ${guest.mail ?? guest.userPrincipalName} is now a guest of ${tenant.displayName}.
      </p>
      <p><a class="button" href="${redirectUrl}">Go on to ${new URL(redirectUrl).host}</a></p>
      <p class="muted">
        This page stands for Microsoft's sign-in and consent. Opening the link was enough.
      </p>`,
  );

/** Opening a redeem link redeems the invitation, as often as it is opened. */
export function redeem(directory: Directory, secret: string): WebAnswer {
  const link = directory.redeemLinks.get(secret);
  const guest = link === undefined ? undefined : directory.users.get(link.userId);
  if (link === undefined || guest === undefined) {
    return refuse(
      'This link does not work',
      'No invitation belongs to it, or the guest was deleted.',
      404,
    );
  }
  const domain = (guest.mail ?? '').split('@')[1] ?? '';
  if (!guest.accountEnabled || directory.settings.blockedDomains.includes(domain)) {
    return refuse(
      'Sign-in is blocked',
      'The account or its domain is blocked in this directory.',
      403,
    );
  }
  if (guest.externalUserState !== 'Accepted') {
    directory.users.put(redeemed(directory, guest));
    directory.note('GET /redeem', `${guest.displayName} redeemed the invitation.`, guest.id);
  }
  return accepted(guest, link);
}
