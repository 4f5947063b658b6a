import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { GraphApi } from '../../../../../shared/adapters/graph/graph-api';
import { tenantProblems } from '../../../../../shared/adapters/graph/tenant-problems';
import type { PolicyUses } from '../../../../../shared/domain/policy/policy-uses';

const unused = () => Promise.reject(new Error('not asked for'));

/** A tenant that grants these permissions and shows this setting, if it shows any. */
function tenant(roles: readonly string[], allowInvitesFrom?: string): GraphApi {
  return {
    get: () =>
      allowInvitesFrom === undefined
        ? Promise.reject(Object.assign(new Error('denied'), { statusCode: 403 }))
        : Promise.resolve({ allowInvitesFrom }),
    getEventual: unused,
    post: unused,
    patch: unused,
    delete: unused,
    grantedRoles: () => Promise.resolve(roles),
  };
}

const least = ['User.Invite.All', 'User.Read.All'];
const nothing: PolicyUses = {
  groupMembers: false,
  groups: false,
  applications: false,
  accounts: false,
  entitlementPackages: false,
};

const features = z
  .record(z.string(), z.object({ roles: z.array(z.string()) }))
  .parse(
    JSON.parse(readFileSync(join(__dirname, '../../../../../infra/graph/features.json'), 'utf8')),
  );

describe('tenantProblems', () => {
  it('finds none with the least permissions in an open tenant', async () => {
    expect(await tenantProblems(tenant(least, 'everyone'), nothing)).toEqual([]);
  });

  it('takes a wider permission for the least one', async () => {
    const wide = tenant(['Directory.ReadWrite.All'], 'everyone');

    expect(await tenantProblems(wide, { ...nothing, groups: true, accounts: true })).toEqual([]);
  });

  it('names each missing permission with what it is for', async () => {
    const problems = await tenantProblems(tenant(['User.Invite.All'], 'everyone'), {
      ...nothing,
      groups: true,
      applications: true,
    });

    expect(problems).toEqual([
      'The app lacks User.Read.All, needed for finding people.',
      'The app lacks GroupMember.ReadWrite.All, needed for putting guests into groups.',
      'The app lacks AppRoleAssignment.ReadWrite.All, needed for giving application roles.',
      'The app lacks Application.Read.All, needed for finding applications.',
    ]);
  });

  it('says that guests are not blocked by an app that cannot see what else they have', async () => {
    const blockers = (features['accounts']?.roles ?? []).filter((role) => role.startsWith('User.'));
    const granted = tenant([...least, ...blockers], 'everyone');

    expect(await tenantProblems(granted, { ...nothing, accounts: true })).toEqual([
      'The app lacks GroupMember.Read.All, needed for seeing what else guests have.',
    ]);
  });

  it.each([
    ['approverGroups', 'groupMembers'],
    ['groups', 'groups'],
    ['groups', 'groupMembers'],
    ['sites', 'groups'],
    ['applications', 'applications'],
    ['accounts', 'accounts'],
    ['entitlementManagement', 'entitlementPackages'],
  ])(
    'is content with the permissions of feature %s for %s, and not without',
    async (feature, use) => {
      const uses = { ...nothing, [use]: true };
      const granted = [...least, ...(features[feature]?.roles ?? [])];

      expect(await tenantProblems(tenant(granted, 'everyone'), uses)).toEqual([]);
      expect(await tenantProblems(tenant(least, 'everyone'), uses)).not.toEqual([]);
    },
  );

  it.each(['none', 'adminsAndGuestInviters'])(
    'says that %s keeps applications out',
    async (from) => {
      const problems = await tenantProblems(tenant(least, from), nothing);

      expect(problems).toEqual([expect.stringContaining('does not let applications invite')]);
    },
  );

  it('gives a tenant that hides its settings the benefit of the doubt', async () => {
    expect(await tenantProblems(tenant(least), nothing)).toEqual([]);
  });
});
