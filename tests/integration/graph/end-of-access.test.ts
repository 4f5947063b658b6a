import { makeGraph, type Graph } from '../../../shared/adapters/graph/make-graph';
import { makeManagedIdentity } from '../../../shared/adapters/identity/managed-identity';
import { defaultAccess, graphAdmin, readerRole } from '../graph-simulator/graph-admin';
import { changeSettings, startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';

const pat = '0a000000-0000-4000-8000-000000000005';
const kim = '0a000000-0000-4000-8000-000000000001';
const nobody = '0a000000-0000-4000-8000-0000000000ff';
const projectX = '0c000000-0000-4000-8000-000000000001';
const reader = { kind: 'application', application: 'Project X', role: 'Reader' } as const;
const members = { kind: 'group', group: 'Project X members' } as const;

const credential = makeManagedIdentity(undefined);

describe('the end of access over the Graph simulator', () => {
  let tenant: GraphTenant;
  let graph: Graph;

  beforeEach(async () => {
    tenant = await startTenant();
    process.env['IDENTITY_ENDPOINT'] = tenant.graph.identityEndpoint;
    process.env['IDENTITY_HEADER'] = tenant.graph.identityHeader;
    graph = makeGraph({ endpoint: tenant.graph.url, credential, assignsApplications: true });
  });
  afterEach(async () => tenant.stop());

  const groupId = async (name: string): Promise<string> => {
    const found = (await tenant.client.api('/groups').filter(`displayName eq '${name}'`).get()) as {
      readonly value: readonly { readonly id: string }[];
    };
    return found.value[0]?.id ?? '';
  };

  it('takes an application role away once', async () => {
    await graph.roles.assign(pat, reader);

    const answers = [await graph.roles.remove(pat, reader), await graph.roles.remove(pat, reader)];

    expect(answers).toEqual([{ kind: 'removed' }, { kind: 'absent' }]);
  });

  it('leaves the other roles of the application', async () => {
    const contributor = { ...reader, role: 'Contributor' };
    await graph.roles.assign(pat, reader);
    await graph.roles.assign(pat, contributor);

    await graph.roles.remove(pat, reader);

    expect(await graph.roles.assign(pat, contributor)).toMatchObject({ already: true });
  });

  it('leaves the role of a group that the guest is in', async () => {
    const admin = graphAdmin(tenant);
    const readers = await admin.addGroup('Readers');
    await admin.join(readers, pat);
    const ofGroup = await admin.assign(projectX, readers, readerRole);

    const answers = [
      await graph.roles.remove(pat, reader),
      await graph.roles.assign(pat, reader),
      await graph.roles.remove(pat, reader),
    ];

    expect(answers).toEqual([
      { kind: 'absent' },
      { kind: 'assigned', already: false },
      { kind: 'removed' },
    ]);
    const left: unknown = await tenant.client
      .api(`/servicePrincipals/${projectX}/appRoleAssignedTo`)
      .get();
    expect(left).toMatchObject({ value: [{ id: ofGroup, principalId: readers }] });
  });

  it('finds nothing to take away where somebody did a moment ago', async () => {
    await changeSettings(tenant.graph, { removalDelayMs: 60_000 });
    await graph.roles.assign(pat, members);
    await graph.roles.assign(pat, reader);
    const twice = async (role: typeof members | typeof reader) => [
      await graph.roles.remove(pat, role),
      await graph.roles.remove(pat, role),
    ];

    expect(await twice(members)).toEqual([{ kind: 'removed' }, { kind: 'absent' }]);
    expect(await twice(reader)).toEqual([{ kind: 'removed' }, { kind: 'absent' }]);
  });

  it('tells a group that is gone from a guest that is not in it', async () => {
    const id = await groupId('Project X members');

    const answers = [
      await graph.roles.remove(pat, { kind: 'group', group: id }),
      await graph.roles.remove(pat, { kind: 'group', group: nobody }),
      await graph.roles.remove(pat, { kind: 'application', application: nobody, role: 'Reader' }),
    ];

    expect(answers).toEqual([{ kind: 'absent' }, { kind: 'gone' }, { kind: 'gone' }]);
  });

  it('refuses a name that fits nothing, since it may have been changed', async () => {
    const answers = [
      await graph.roles.remove(pat, { kind: 'group', group: 'Renamed' }),
      await graph.roles.remove(pat, { ...reader, application: 'Renamed' }),
      await graph.roles.remove(pat, { ...reader, role: 'Renamed' }),
    ];

    expect(answers).toEqual([
      { kind: 'refused', cause: 'group.not-found' },
      { kind: 'refused', cause: 'application.not-found' },
      { kind: 'refused', cause: 'application.role-not-found' },
    ]);
  });

  it('finds nothing of a guest who was removed by hand', async () => {
    await graph.roles.assign(pat, members);
    await graph.roles.assign(pat, reader);
    await tenant.client.api(`/users/${pat}`).delete();

    const answers = [await graph.roles.remove(pat, reader), await graph.accounts.find(pat)];

    expect(answers).toEqual([{ kind: 'absent' }, { kind: 'found', account: { kind: 'absent' } }]);
  });

  it('sees memberships and app roles that somebody counts on', async () => {
    const find = async () => graph.accounts.hasOtherAccess(pat);
    const alone = await find();
    await graph.roles.assign(pat, reader);
    const withRole = await find();
    await graph.roles.remove(pat, reader);
    await graph.roles.assign(pat, members);
    const withGroup = await find();

    expect([alone, withRole, withGroup]).toEqual([
      { kind: 'known', has: false },
      { kind: 'known', has: true },
      { kind: 'known', has: true },
    ]);
  });

  it('counts neither a group by rule nor the applications that it opens', async () => {
    const admin = graphAdmin(tenant);
    const guests = await admin.addDynamicGroup('All guests');
    await admin.assign(projectX, guests, readerRole);

    expect(await graph.accounts.hasOtherAccess(pat)).toEqual({ kind: 'known', has: false });
  });

  it.each([
    ['counts default access where an assignment is required', true],
    ['takes default access for the guest’s own consent where none is', false],
  ])('%s', async (_what, appRoleAssignmentRequired) => {
    const admin = graphAdmin(tenant);
    const options = { hasRoles: false, appRoleAssignmentRequired };
    const plans = await admin.addApplication('Plans', options);
    await admin.assign(plans, pat, defaultAccess);

    expect(await graph.accounts.hasOtherAccess(pat)).toEqual({
      kind: 'known',
      has: appRoleAssignmentRequired,
    });
  });

  it('sees an application role on whatever page it is', async () => {
    const admin = graphAdmin(tenant);
    const guests = await admin.addDynamicGroup('All guests');
    for (let number = 0; number < 100; number += 1) {
      await admin.assign(await admin.addApplication(`Plans ${String(number)}`), guests, readerRole);
    }
    await graph.roles.assign(pat, reader);
    const other = await graph.accounts.hasOtherAccess(pat);

    expect(other).toEqual({ kind: 'known', has: true });
    expect(await graph.roles.remove(pat, reader)).toEqual({ kind: 'removed' });
  });

  it('never takes a member for a guest', async () => {
    expect(await graph.accounts.find(kim)).toEqual({ kind: 'found', account: { kind: 'member' } });
  });

  it.each([
    ['roles', 'DELETE /groups', async () => graph.roles.remove(pat, members)],
    ['accounts', 'PATCH /users', async () => graph.accounts.block(pat)],
    ['deletions', 'DELETE /users', async () => graph.accounts.delete(pat)],
  ])('waits for a directory that is throttled: %s', async (_what, match, act) => {
    await graph.roles.assign(pat, members);
    tenant.faults.add(
      { target: 'graph', match, kind: 'status', status: 429, retryAfter: 7, when: 'before' },
      1,
    );

    expect(await act()).toEqual({ kind: 'later', afterSeconds: 7, throttled: true });
  });

  it('says which permission is missing', async () => {
    await graph.roles.assign(pat, members);
    for (const match of ['DELETE /groups', 'PATCH /users', 'DELETE /users']) {
      tenant.faults.add({ target: 'graph', match, kind: 'status', status: 403, when: 'before' }, 1);
    }

    const answers = [
      await graph.roles.remove(pat, members),
      await graph.accounts.block(pat),
      await graph.accounts.delete(pat),
    ];

    expect(answers).toEqual([
      { kind: 'refused', cause: 'group.permission-missing' },
      { kind: 'refused', cause: 'account.permission-missing' },
      { kind: 'refused', cause: 'account.permission-missing' },
    ]);
  });
});
