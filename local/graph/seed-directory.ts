import type { Directory } from './directory';
import type { User } from './directory-objects';
import { newGuest, newMember, redeemed } from './new-user';

const userId = (number: number): string => `0a000000-0000-4000-8000-00000000000${number}`;

/** Object ids that never change, so that a person recognises them from start to start. */
const seedIds = {
  kim: userId(1),
  desk: userId(2),
  ravi: userId(3),
  lee: userId(4),
  pat: userId(5),
  owners: '0b000000-0000-4000-8000-000000000001',
  members: '0b000000-0000-4000-8000-000000000002',
  application: '0c000000-0000-4000-8000-000000000001',
  applicationAppId: '0c000000-0000-4000-8000-00000000000a',
  reader: '0c000000-0000-4000-8000-0000000000b1',
  contributor: '0c000000-0000-4000-8000-0000000000b2',
  site: 'host.sharepoint.example,0d000000-0000-4000-8000-000000000001,0d000000-0000-4000-8000-000000000002',
} as const;

const member = (directory: Directory, id: string, address: string, name: string): User => {
  const [givenName = '', surname = ''] = name.split(' ');
  return {
    ...newMember(directory, address, name),
    id,
    givenName,
    surname,
    preferredLanguage: 'en',
  };
};

const seedUsers = (directory: Directory): void => {
  const { users } = directory;
  const kim = member(directory, seedIds.kim, 'kim@host.example', 'Kim Berg');
  users.put(kim);
  users.put(member(directory, seedIds.desk, 'desk@host.example', 'Guest Desk'));
  for (const [id, address, name] of [
    [seedIds.ravi, 'ravi@host.example', 'Ravi Nair'],
    [seedIds.lee, 'lee@host.example', 'Lee Moreau'],
  ] as const) {
    users.put({ ...member(directory, id, address, name), managerId: kim.id });
  }
  const pat = newGuest(directory, 'pat@fabrikam.example', 'Pat Singh');
  users.put({ ...redeemed(directory, pat), id: seedIds.pat, sponsorIds: [kim.id] });
};

const seedGroups = (directory: Directory): void => {
  for (const [id, displayName, mailNickname, memberIds] of [
    [seedIds.owners, 'Project X owners', 'project-x-owners', [seedIds.ravi, seedIds.lee]],
    [seedIds.members, 'Project X members', 'project-x-members', []],
  ] as const) {
    directory.groups.put({
      id,
      displayName,
      mailNickname,
      memberIds: [...memberIds],
      mail: null,
      mailEnabled: false,
      securityEnabled: true,
      groupTypes: [],
      createdDateTime: directory.timestamp(),
    });
  }
};

const appRole = (id: string, name: string) => ({
  id,
  value: name,
  displayName: name,
  description: `${name} of Project X`,
  isEnabled: true,
  allowedMemberTypes: ['User'],
});

const seedResources = (directory: Directory): void => {
  directory.servicePrincipals.put({
    id: seedIds.application,
    appId: seedIds.applicationAppId,
    displayName: 'Project X',
    appDisplayName: 'Project X',
    accountEnabled: true,
    appRoleAssignmentRequired: true,
    servicePrincipalType: 'Application',
    appRoles: [appRole(seedIds.reader, 'Reader'), appRole(seedIds.contributor, 'Contributor')],
  });
  directory.sites.put({
    id: seedIds.site,
    name: 'x',
    displayName: 'Project X',
    webUrl: 'https://host.sharepoint.example/sites/x',
  });
};

/** Fills an empty directory with the tenant that the seeded policies name; leaves any other as it is. */
export function seedDirectory(directory: Directory): void {
  if (directory.users.list().length > 0) return;
  seedUsers(directory);
  seedGroups(directory);
  seedResources(directory);
}
