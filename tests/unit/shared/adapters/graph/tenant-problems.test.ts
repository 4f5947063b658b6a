import type { GraphApi } from '../../../../../shared/adapters/graph/graph-api';
import { tenantProblems } from '../../../../../shared/adapters/graph/tenant-problems';

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

const least = ['User.Invite.All', 'User.Read.All', 'GroupMember.ReadWrite.All'];

describe('tenantProblems', () => {
  it('finds none with the least permissions in an open tenant', async () => {
    expect(await tenantProblems(tenant(least, 'everyone'), false)).toEqual([]);
  });

  it('takes a wider permission for the least one', async () => {
    expect(await tenantProblems(tenant(['Directory.ReadWrite.All'], 'everyone'), false)).toEqual(
      [],
    );
  });

  it('names each missing permission with what it is for', async () => {
    const problems = await tenantProblems(tenant(['User.Invite.All'], 'everyone'), true);

    expect(problems).toEqual([
      'The app lacks User.Read.All, needed for finding people.',
      'The app lacks GroupMember.ReadWrite.All, needed for putting guests into groups.',
      'The app lacks AppRoleAssignment.ReadWrite.All, needed for giving application roles.',
    ]);
  });

  it.each(['none', 'adminsAndGuestInviters'])(
    'says that %s keeps applications out',
    async (from) => {
      const problems = await tenantProblems(tenant(least, from), false);

      expect(problems).toEqual([expect.stringContaining('does not let applications invite')]);
    },
  );

  it('gives a tenant that hides its settings the benefit of the doubt', async () => {
    expect(await tenantProblems(tenant(least), false)).toEqual([]);
  });
});
