import { randomUUID } from 'node:crypto';

import type { Directory } from './directory';
import type { User } from './directory-objects';
import { tenant } from './tenant';

const blank = (directory: Directory) => ({
  id: randomUUID(),
  mail: null,
  accountEnabled: true,
  createdDateTime: directory.timestamp(),
  deletedDateTime: null,
  preferredLanguage: null,
  businessPhones: [],
  givenName: null,
  surname: null,
  jobTitle: null,
  mobilePhone: null,
  officeLocation: null,
  otherMails: [],
  proxyAddresses: [],
  creationType: null,
  externalUserState: null,
  externalUserStateChangeDateTime: null,
  identities: [],
  managerId: null,
  sponsorIds: [],
});

/** A member with a mailbox under the address that is also the sign-in name. */
export function newMember(directory: Directory, address: string, displayName: string): User {
  return {
    ...blank(directory),
    displayName,
    userPrincipalName: address,
    mail: address,
    userType: 'Member',
    mailNickname: address.slice(0, address.indexOf('@')),
    proxyAddresses: [`SMTP:${address}`],
    identities: [
      { signInType: 'userPrincipalName', issuer: tenant.domain, issuerAssignedId: address },
    ],
  };
}

/** A guest as an invitation leaves it: pending, its sign-in name made of the invited address. */
export function newGuest(directory: Directory, address: string, displayName: string): User {
  const nickname = `${address.replace('@', '_')}#EXT#`;
  const userPrincipalName = `${nickname}@${tenant.initialDomain}`;
  return {
    ...blank(directory),
    displayName,
    userPrincipalName,
    mail: address,
    userType: 'Guest',
    mailNickname: nickname,
    otherMails: [address],
    proxyAddresses: [`SMTP:${address}`],
    creationType: 'Invitation',
    externalUserState: 'PendingAcceptance',
    externalUserStateChangeDateTime: directory.timestamp(),
    identities: [
      {
        signInType: 'userPrincipalName',
        issuer: tenant.initialDomain,
        issuerAssignedId: userPrincipalName,
      },
    ],
  };
}

/** What redeeming does to a guest; without effect on one who has redeemed. */
export function redeemed(directory: Directory, guest: User): User {
  if (guest.externalUserState === 'Accepted') return guest;
  return {
    ...guest,
    externalUserState: 'Accepted',
    externalUserStateChangeDateTime: directory.timestamp(),
    identities: [
      ...guest.identities,
      { signInType: 'federated', issuer: 'mail', issuerAssignedId: guest.mail },
    ],
  };
}
