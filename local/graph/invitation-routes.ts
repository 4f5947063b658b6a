import { randomBytes, randomUUID } from 'node:crypto';

import type { Directory } from './directory';
import type { User } from './directory-objects';
import { badRequest, GraphError, notFound } from './graph-error';
import type { Caller, GraphRoute } from './graph-route';
import { invitationAddress } from './invitation-address';
import { invitationBody, sponsorIdsOf } from './invitation-body';
import type { InvitationBody } from './invitation-body';
import { newGuest } from './new-user';
import { permissions } from './permissions';
import { isOwnDomain } from './tenant';

const alreadyExists = (id: string, rest: string): string =>
  `The invited user already exists in the directory as object ID: ${id}${rest}`;

const checkTenantAllows = ({ settings }: Directory, domain: string): void => {
  if (
    settings.allowInvitesFrom === 'none' ||
    settings.allowInvitesFrom === 'adminsAndGuestInviters'
  ) {
    throw new GraphError(
      403,
      'Forbidden',
      'Guest invitations not allowed for your company. Contact your company administrator for more details.',
    );
  }
  if (settings.blockedDomains.includes(domain)) {
    throw badRequest(
      'This invitation is blocked by the collaboration restrictions of the directory: the domain of the invited user is on its deny list.',
      'BadRequest',
    );
  }
};

const checkExisting = (existing: User): void => {
  if (existing.userType === 'Member') {
    throw badRequest(
      alreadyExists(
        existing.id,
        '. They can use that account to sign in to shared apps and resources.',
      ),
      'BadRequest',
    );
  }
  if (!existing.accountEnabled) {
    throw new GraphError(
      412,
      'PreconditionFailed',
      alreadyExists(
        existing.id,
        ', but the account is blocked from signing in. If the account is unblocked, they can use that account to sign in to shared apps and resources.',
      ),
    );
  }
};

const invitedBefore = (directory: Directory, address: string, domain: string): User | undefined => {
  const [existing] = directory.usersWithAddress(address);
  if (existing !== undefined) {
    checkExisting(existing);
    return existing;
  }
  if (isOwnDomain(domain)) {
    throw badRequest(
      "The domain of the invited user's email address is a verified domain of this directory.",
      'BadRequest',
    );
  }
  const deleted = directory.deletedUsers
    .list()
    .find((user) => user.otherMails.includes(address) || user.mail?.toLowerCase() === address);
  if (deleted === undefined) return undefined;
  throw badRequest(alreadyExists(deleted.id, ' and is deleted.'), 'BadRequest');
};

const resetGuest = (
  directory: Directory,
  body: InvitationBody,
  caller: Caller,
  address: string,
): User => {
  if (!permissions.writeUsers.some((role) => caller.roles.has(role))) {
    throw new GraphError(403, 'Forbidden', 'Generic authorization exception.');
  }
  const guest = directory.users.get(body.invitedUser?.id ?? '');
  if (guest === undefined) throw notFound(body.invitedUser?.id ?? '');
  const addresses = [guest.mail ?? '', ...guest.otherMails].map((each) => each.toLowerCase());
  if (!addresses.includes(address)) {
    throw badRequest(
      "The email you're using to invite this user doesn't match any emails on the user object.",
      'BadRequest',
    );
  }
  const changed = directory.timestamp();
  return {
    ...guest,
    externalUserState: 'PendingAcceptance',
    externalUserStateChangeDateTime: changed,
    identities: guest.identities.slice(0, 1),
  };
};

const withSponsors = (directory: Directory, user: User, ids: readonly string[]): User => {
  for (const id of ids) directory.principal(id);
  return { ...user, sponsorIds: [...new Set([...user.sponsorIds, ...ids])].slice(0, 5) };
};

const invite = (directory: Directory, body: InvitationBody, caller: Caller): User => {
  const { address, domain } = invitationAddress(body.invitedUserEmailAddress);
  checkTenantAllows(directory, domain);
  if (body.resetRedemption === true) {
    const reset = resetGuest(directory, body, caller, address);
    directory.users.put(reset);
    directory.note('POST /invitations', `Redemption of ${reset.displayName} was reset.`, reset.id);
    return reset;
  }
  const existing = invitedBefore(directory, address, domain);
  const displayName = body.invitedUserDisplayName ?? address.slice(0, address.indexOf('@'));
  const guest = withSponsors(
    directory,
    existing ?? {
      ...newGuest(directory, address, displayName),
      userType: body.invitedUserType ?? 'Guest',
    },
    sponsorIdsOf(body),
  );
  if (existing === undefined) directory.addUser(guest);
  else directory.users.put(guest);
  const how = existing === undefined ? 'was invited' : 'was invited again: same guest, new link';
  directory.note('POST /invitations', `${guest.displayName} (${address}) ${how}.`, guest.id);
  return guest;
};

const messageInfo = (body: InvitationBody): object => ({
  messageLanguage: body.invitedUserMessageInfo?.messageLanguage ?? null,
  customizedMessageBody: body.invitedUserMessageInfo?.customizedMessageBody ?? null,
  ccRecipients: body.invitedUserMessageInfo?.ccRecipients ?? [],
});

/**
 * The invitation manager. `redeemBase` is where redeem links point: this simulator, so that a person can open them.
 * @see https://learn.microsoft.com/graph/api/invitation-post
 */
export function invitationRoutes(
  directory: Directory,
  redeemBase: () => string,
): readonly GraphRoute[] {
  return [
    {
      method: 'POST',
      path: '/invitations',
      permissions: [permissions.invite],
      answer({ body, caller }) {
        const asked = invitationBody(body);
        const guest = invite(directory, asked, caller);
        const secret = randomBytes(24).toString('base64url');
        directory.redeemLinks.put({
          id: secret,
          userId: guest.id,
          redirectUrl: asked.inviteRedirectUrl,
        });
        return {
          status: 201,
          body: {
            '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#invitations/$entity',
            id: randomUUID(),
            inviteRedeemUrl: `${redeemBase()}/redeem?rd=${secret}`,
            invitedUserDisplayName: asked.invitedUserDisplayName ?? null,
            invitedUserType: guest.userType,
            invitedUserEmailAddress: asked.invitedUserEmailAddress,
            sendInvitationMessage: asked.sendInvitationMessage ?? false,
            resetRedemption: asked.resetRedemption ?? false,
            inviteRedirectUrl: asked.inviteRedirectUrl,
            status: guest.externalUserState === 'Accepted' ? 'Completed' : 'PendingAcceptance',
            invitedUserMessageInfo: messageInfo(asked),
            invitedUser: { id: guest.id },
          },
        };
      },
    },
  ];
}
