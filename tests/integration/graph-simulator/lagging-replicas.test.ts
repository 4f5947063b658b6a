import { graphAdmin, readerRole } from './graph-admin';
import { changeSettings, startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

const pat = '0a000000-0000-4000-8000-000000000005';
const members = '0b000000-0000-4000-8000-000000000002';
const application = '0c000000-0000-4000-8000-000000000001';

describe('replicas of the Graph simulator that lag behind', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const read = async (path: string): Promise<unknown> =>
    (await tenant.client.api(path).get()) as unknown;

  const invite = async (): Promise<string> => {
    const invited = (await tenant.client.api('/invitations').post({
      invitedUserEmailAddress: 'ana@contoso.example',
      inviteRedirectUrl: 'https://app.host.example',
    })) as { invitedUser: { id: string } };
    return invited.invitedUser.id;
  };

  it('do not show a new guest, who is invited again as the same one', async () => {
    await changeSettings(tenant.graph, { replicationDelayMs: 60_000 });
    const id = await invite();

    await expect(read(`/users/${id}`)).rejects.toMatchObject({ statusCode: 404 });
    expect(await invite()).toBe(id);
    tenant.clock.moveTo(tenant.clock.now() + 60_000);
    expect(await read(`/users/${id}`)).toMatchObject({ mail: 'ana@contoso.example' });
  });

  it('give nothing to a guest who has not reached every one of them', async () => {
    await changeSettings(tenant.graph, { replicationDelayMs: 60_000 });
    const id = await invite();
    const admin = graphAdmin(tenant);
    const join = async (): Promise<void> => admin.join(members, id);
    const assign = async (): Promise<string> => admin.assign(application, id, readerRole);

    await expect(join()).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("don't exist") as string,
    });
    await expect(assign()).rejects.toMatchObject({
      statusCode: 400,
      message: 'Not a valid reference update.',
    });
    tenant.clock.moveTo(tenant.clock.now() + 60_000);
    await join();
    await assign();
    expect(await read(`/users/${id}/memberOf`)).toMatchObject({ value: [{ id: members }] });
  });

  it('still show for a while what was taken away', async () => {
    await changeSettings(tenant.graph, { removalDelayMs: 60_000 });
    const admin = graphAdmin(tenant);
    await admin.join(members, pat);
    const assignment = await admin.assign(application, pat, readerRole);
    const leave = async (): Promise<void> => {
      await tenant.client.api(`/groups/${members}/members/${pat}/$ref`).delete();
    };
    const shown = async (): Promise<unknown> => [
      await read(`/users/${pat}/memberOf`),
      await read(`/users/${pat}/appRoleAssignments`),
    ];

    await leave();
    await tenant.client
      .api(`/servicePrincipals/${application}/appRoleAssignedTo/${assignment}`)
      .delete();
    const early = await shown();
    await expect(leave()).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('removed object references do not exist') as string,
    });
    tenant.clock.moveTo(tenant.clock.now() + 60_000);

    expect(early).toMatchObject([{ value: [{ id: members }] }, { value: [{ id: assignment }] }]);
    expect(await shown()).toMatchObject([{ value: [] }, { value: [] }]);
    await expect(leave()).rejects.toMatchObject({ statusCode: 404 });
  });
});
