import { graphAdmin } from './graph-admin';
import { changeSettings, startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

const ravi = '0a000000-0000-4000-8000-000000000003';
const lee = '0a000000-0000-4000-8000-000000000004';
const pat = '0a000000-0000-4000-8000-000000000005';
const owners = '0b000000-0000-4000-8000-000000000001';
const members = '0b000000-0000-4000-8000-000000000002';
const application = '0c000000-0000-4000-8000-000000000001';
const reader = '0c000000-0000-4000-8000-0000000000b1';

const objectUrl = (id: string): string => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`;

describe('what a guest can be given in the Graph simulator', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const read = async (path: string): Promise<unknown> =>
    (await tenant.client.api(path).get()) as unknown;
  const join = async (group: string, id: string): Promise<void> => {
    await tenant.client.api(`/groups/${group}/members/$ref`).post({ '@odata.id': objectUrl(id) });
  };

  it('finds a group by its name', async () => {
    const found: unknown = await tenant.client
      .api('/groups')
      .filter("displayName eq 'Project X members'")
      .get();

    expect(found).toMatchObject({ value: [{ id: members, securityEnabled: true }] });
  });

  it('adds a member once and removes it once', async () => {
    await join(members, pat);

    expect(await read(`/groups/${members}/members`)).toMatchObject({
      value: [{ '@odata.type': '#microsoft.graph.user', id: pat }],
    });
    await expect(join(members, pat)).rejects.toMatchObject({
      statusCode: 400,
      code: 'Request_BadRequest',
      message: expect.stringContaining(
        'One or more added object references already exist',
      ) as string,
    });
    await tenant.client.api(`/groups/${members}/members/${pat}/$ref`).delete();
    await expect(
      tenant.client.api(`/groups/${members}/members/${pat}/$ref`).delete(),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('answers 404 for a member or a group that does not exist, and 400 for no address', async () => {
    const missing = '0a000000-0000-4000-8000-0000000000ff';

    await expect(join(members, missing)).rejects.toMatchObject({ statusCode: 404 });
    await expect(join(missing, pat)).rejects.toMatchObject({ statusCode: 404 });
    await expect(
      tenant.client.api(`/groups/${members}/members/$ref`).post({ '@odata.id': pat }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('adds up to 20 members at once, all or none', async () => {
    const bind = async (ids: string[]): Promise<void> => {
      const change = { 'members@odata.bind': ids.map(objectUrl) };
      await tenant.client.api(`/groups/${members}`).patch(change);
    };
    await bind([ravi, pat]);

    await expect(bind([lee, ravi])).rejects.toMatchObject({ statusCode: 400 });
    await expect(bind(Array.from({ length: 21 }, () => lee))).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('20') as string,
    });
    expect(await read(`/groups/${members}/members`)).toMatchObject({
      value: [{ id: ravi }, { id: pat }],
    });
  });

  it('lists members of nested groups once, and casts only as an advanced query', async () => {
    await changeSettings(tenant.graph, { grantedRoles: ['Group.ReadWrite.All'] });
    const outer = (await tenant.client.api('/groups').post({
      displayName: 'Everybody',
      mailNickname: 'everybody',
      mailEnabled: false,
      securityEnabled: true,
    })) as { id: string };
    await join(outer.id, owners);
    await join(outer.id, ravi);
    await join(owners, outer.id);
    const cast = `/groups/${outer.id}/transitiveMembers/microsoft.graph.user`;

    const all = (await read(`/groups/${outer.id}/transitiveMembers`)) as {
      value: { id: string }[];
    };
    const users: unknown = await tenant.client
      .api(cast)
      .count(true)
      .header('ConsistencyLevel', 'eventual')
      .get();

    expect(all.value.map(({ id }) => id).toSorted()).toEqual(
      [ravi, lee, owners, outer.id].toSorted(),
    );
    expect(users).toMatchObject({ '@odata.count': 2 });
    await expect(read(cast)).rejects.toMatchObject({ code: 'Request_UnsupportedQuery' });
    expect(await read(`/groups/${outer.id}/members/microsoft.graph.group`)).toMatchObject({
      value: [{ id: owners }],
    });
  });

  it('assigns an app role once and takes it away', async () => {
    const assigned = `/servicePrincipals/${application}/appRoleAssignedTo`;
    const body = { principalId: pat, resourceId: application, appRoleId: reader };
    const assignment = (await tenant.client.api(assigned).post(body)) as { id: string };

    expect(assignment).toMatchObject({ principalType: 'User', principalDisplayName: 'Pat Singh' });
    expect(await read(`/users/${pat}/appRoleAssignments`)).toMatchObject({
      value: [{ id: assignment.id, appRoleId: reader, resourceDisplayName: 'Project X' }],
    });
    await expect(tenant.client.api(assigned).post(body)).rejects.toMatchObject({
      statusCode: 400,
      message: 'Permission being assigned already exists on the object',
    });
    await tenant.client.api(`${assigned}/${assignment.id}`).delete();
    expect(await read(assigned)).toMatchObject({ value: [] });
  });

  it('lists the app roles of the groups that a user is a direct member of among the user’s own', async () => {
    const admin = graphAdmin(tenant);
    const [inner, outer] = [await admin.addGroup('Readers'), await admin.addGroup('Everybody')];
    await admin.join(inner, pat);
    await admin.join(outer, inner);
    const ofGroup = await admin.assign(application, inner, reader);
    await admin.assign(application, outer, reader);
    const own = await admin.assign(application, pat, reader);

    const found = (await read(`/users/${pat}/appRoleAssignments`)) as {
      value: { id: string; principalId: string; principalType: string }[];
    };

    expect(found.value).toMatchObject([
      { id: ofGroup, principalId: inner, principalType: 'Group' },
      { id: own, principalId: pat, principalType: 'User' },
    ]);
  });

  it('knows groups by rule, whose members nobody adds', async () => {
    const guests = await graphAdmin(tenant).addDynamicGroup('All guests');

    expect(await read(`/groups/${guests}/members`)).toMatchObject({ value: [{ id: pat }] });
    expect(await read(`/users/${pat}/memberOf`)).toMatchObject({
      value: [{ id: guests, groupTypes: ['DynamicMembership'] }],
    });
    await expect(join(guests, ravi)).rejects.toMatchObject({ statusCode: 403 });
  });

  it('registers an application, which has a service principal of its own', async () => {
    const id = await graphAdmin(tenant).addApplication('Plans', { hasRoles: false });

    expect(await read(`/servicePrincipals/${id}`)).toMatchObject({
      displayName: 'Plans',
      appRoles: [],
      appRoleAssignmentRequired: false,
    });
  });

  it('refuses a role the application does not have', async () => {
    const body = { principalId: pat, resourceId: application, appRoleId: owners };

    await expect(
      tenant.client.api(`/servicePrincipals/${application}/appRoleAssignedTo`).post(body),
    ).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('was not found on application') as string,
    });
  });

  it('finds an application by its name with its roles', async () => {
    const found: unknown = await tenant.client
      .api('/servicePrincipals')
      .filter("displayName eq 'Project X'")
      .get();

    expect(found).toMatchObject({
      value: [{ id: application, appRoles: [{ value: 'Reader' }, { value: 'Contributor' }] }],
    });
  });

  it('reads the organization, its invitation policy and a site by its path', async () => {
    const site = (await read('/sites/host.sharepoint.example:/sites/x')) as { id: string };

    expect(site).toMatchObject({ webUrl: 'https://host.sharepoint.example/sites/x' });
    expect(await read(`/sites/${site.id}`)).toMatchObject({ displayName: 'Project X' });
    await expect(read('/sites/host.sharepoint.example:/sites/y')).rejects.toMatchObject({
      statusCode: 404,
    });
    expect(await read('/organization')).toMatchObject({
      value: [{ verifiedDomains: [{ name: 'host.example' }, {}] }],
    });
    expect(await read('/policies/authorizationPolicy')).toMatchObject({
      allowInvitesFrom: 'everyone',
    });
  });

  it('delivers an access package of Entra after its delay, and makes a guest of an address', async () => {
    const root = '/identityGovernance/entitlementManagement';
    await changeSettings(tenant.graph, { deliveryDelayMs: 60_000 });
    const request = (await tenant.client.api(`${root}/assignmentRequests`).post({
      requestType: 'adminAdd',
      assignment: {
        target: { email: 'ana@contoso.example' },
        assignmentPolicyId: 'policy',
        accessPackageId: 'package',
      },
    })) as { id: string; assignment: { id: string } };
    const state = async (): Promise<unknown> => read(`${root}/assignmentRequests/${request.id}`);

    expect(request).toMatchObject({ state: 'submitted' });
    expect(await state()).toMatchObject({ state: 'submitted' });
    tenant.clock.moveTo(tenant.clock.now() + 60_000);
    expect(await state()).toMatchObject({ state: 'delivered', status: 'Delivered' });
    expect(await read("/users?$filter=mail eq 'ana@contoso.example'")).toMatchObject({
      value: [{ mail: 'ana@contoso.example' }],
    });
    await changeSettings(tenant.graph, { deliveryDelayMs: 0 });
    await tenant.client
      .api(`${root}/assignmentRequests`)
      .post({ requestType: 'adminRemove', assignment: { id: request.assignment.id } });
    expect(await read(`${root}/assignments/${request.assignment.id}`)).toMatchObject({
      state: 'expired',
    });
  });

  it('refuses an access package request without a target', async () => {
    await expect(
      tenant.client.api('/identityGovernance/entitlementManagement/assignmentRequests').post({
        requestType: 'adminAdd',
        assignment: { assignmentPolicyId: 'policy', accessPackageId: 'package' },
      }),
    ).rejects.toMatchObject({ statusCode: 400, code: 'InvalidModel' });
  });
});
