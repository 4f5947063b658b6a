import { changeSettings, clientToken, graphClient, startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

const kim = '0a000000-0000-4000-8000-000000000001';
const pat = '0a000000-0000-4000-8000-000000000005';

interface Invitation {
  readonly inviteRedeemUrl: string;
  readonly status: string;
  readonly invitedUser: { readonly id: string };
}

const body = (address: string, more: object = {}): object => ({
  invitedUserEmailAddress: address,
  invitedUserDisplayName: 'Ana Sol',
  inviteRedirectUrl: 'https://app.host.example/welcome',
  sendInvitationMessage: false,
  ...more,
});

describe('POST /invitations', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const invite = async (address: string, more: object = {}): Promise<Invitation> =>
    (await tenant.client.api('/invitations').post(body(address, more))) as Invitation;
  const guest = async (id: string): Promise<Record<string, unknown>> =>
    (await tenant.client
      .api(`/users/${id}`)
      .select('mail,userType,userPrincipalName,externalUserState,creationType,identities')
      .get()) as Record<string, unknown>;

  it('makes a pending guest and a redeem link on the simulator itself', async () => {
    const invitation = await invite('Ana@contoso.example');

    expect(invitation).toMatchObject({ status: 'PendingAcceptance', resetRedemption: false });
    expect(invitation.inviteRedeemUrl).toMatch(`${tenant.graph.url}/redeem?rd=`);
    expect(await guest(invitation.invitedUser.id)).toMatchObject({
      mail: 'ana@contoso.example',
      userType: 'Guest',
      userPrincipalName: 'ana_contoso.example#EXT#@hostexample.onmicrosoft.com',
      externalUserState: 'PendingAcceptance',
      creationType: 'Invitation',
    });
  });

  it('gives a pending guest a new link for the same object', async () => {
    const first = await invite('ana@contoso.example');

    const second = await invite('ANA@contoso.example');

    expect(second.invitedUser.id).toBe(first.invitedUser.id);
    expect(second.inviteRedeemUrl).not.toBe(first.inviteRedeemUrl);
    expect(second.status).toBe('PendingAcceptance');
  });

  it('answers Completed for a guest who has redeemed', async () => {
    expect(await invite('pat@fabrikam.example')).toMatchObject({
      status: 'Completed',
      invitedUser: { id: pat },
    });
  });

  it('sets sponsors given as objects', async () => {
    const { invitedUser } = await invite('ana@contoso.example', {
      invitedUserSponsors: [{ id: kim }],
    });

    const sponsors: unknown = await tenant.client.api(`/users/${invitedUser.id}/sponsors`).get();

    expect(sponsors).toMatchObject({ value: [{ id: kim, displayName: 'Kim Berg' }] });
  });

  it.each([
    'ana+x@contoso.example',
    'ana sol@contoso.example',
    'a!na@contoso.example',
    '.ana@contoso.example',
    'ana-@contoso.example',
    'ana@contoso',
    'ana@@contoso.example',
    'nobody',
  ])('refuses the address %s', async (address) => {
    await expect(invite(address)).rejects.toMatchObject({
      statusCode: 400,
      code: 'BadRequest',
      message: 'The invited user email address is not valid.',
    });
  });

  it('takes an underscore anywhere in the user name', async () => {
    expect(await invite('_ana_@contoso.example')).toMatchObject({ status: 'PendingAcceptance' });
  });

  it.each([
    ['invitedUserEmailAddress', { inviteRedirectUrl: 'https://app.host.example' }],
    ['inviteRedirectUrl', { invitedUserEmailAddress: 'ana@contoso.example' }],
    ['inviteRedirectUrl', body('ana@contoso.example', { inviteRedirectUrl: 'nowhere' })],
    [
      'invitedUserMessageInfo.ccRecipients',
      body('ana@contoso.example', { invitedUserMessageInfo: { ccRecipients: [{}, {}] } }),
    ],
    [
      'invitedUserSponsors',
      body('ana@contoso.example', { invitedUserSponsors: [{}, {}, {}, {}, {}, {}] }),
    ],
  ])('names %s when it is missing or wrong', async (property, asked) => {
    await expect(tenant.client.api('/invitations').post(asked)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(property) as string,
    });
  });

  it('refuses a member of the tenant', async () => {
    await expect(invite('kim@host.example')).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(
        `already exists in the directory as object ID: ${kim}`,
      ) as string,
    });
  });

  it('refuses an unknown address of the tenant\u2019s own domain', async () => {
    await expect(invite('new@host.example')).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('verified domain') as string,
    });
  });

  it('refuses a domain on the deny list', async () => {
    await changeSettings(tenant.graph, { blockedDomains: ['contoso.example'] });

    await expect(invite('ana@contoso.example')).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('deny list') as string,
    });
  });

  it.each(['none', 'adminsAndGuestInviters'] as const)(
    'refuses every application while %s may invite',
    async (allowInvitesFrom) => {
      await changeSettings(tenant.graph, { allowInvitesFrom });

      await expect(invite('ana@contoso.example')).rejects.toMatchObject({
        statusCode: 403,
        message: expect.stringContaining('Guest invitations not allowed') as string,
      });
    },
  );

  it('refuses a soft-deleted guest until it is restored', async () => {
    await tenant.client.api(`/users/${pat}`).delete();

    await expect(invite('pat@fabrikam.example')).rejects.toMatchObject({ statusCode: 400 });
    await tenant.client.api(`/directory/deletedItems/${pat}/restore`).post({});
    expect(await invite('pat@fabrikam.example')).toMatchObject({ invitedUser: { id: pat } });
  });

  it('answers 412 for a blocked guest', async () => {
    await tenant.client.api(`/users/${pat}`).patch({ accountEnabled: false });

    await expect(invite('pat@fabrikam.example')).rejects.toMatchObject({
      statusCode: 412,
      message: expect.stringContaining('blocked from signing in') as string,
    });
  });

  it('refuses a sponsor who does not exist', async () => {
    const missing = '0a000000-0000-4000-8000-0000000000ff';

    await expect(
      invite('ana@contoso.example', { invitedUserSponsors: [{ id: missing }] }),
    ).rejects.toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' });
  });

  it('resets a redemption only for an address the guest has', async () => {
    const reset = { resetRedemption: true, invitedUser: { id: pat } };

    await expect(invite('other@fabrikam.example', reset)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("doesn't match any emails") as string,
    });
    await invite('pat@fabrikam.example', reset);
    expect(await guest(pat)).toMatchObject({ externalUserState: 'PendingAcceptance' });
  });

  it('refuses a reset to an application that may only invite', async () => {
    await changeSettings(tenant.graph, { grantedRoles: ['User.Invite.All'] });
    const reset = { resetRedemption: true, invitedUser: { id: pat } };

    await expect(invite('pat@fabrikam.example', reset)).rejects.toMatchObject({
      statusCode: 403,
      message: 'Generic authorization exception.',
    });
  });

  it('redeems when the link is opened, and keeps the first date when opened again', async () => {
    const { inviteRedeemUrl, invitedUser } = await invite('ana@contoso.example');

    const page = await (await fetch(inviteRedeemUrl)).text();
    const first = await guest(invitedUser.id);
    await fetch(inviteRedeemUrl);

    expect(page).toContain('The invitation was redeemed for Ana Sol');
    expect(page).toContain('href="https://app.host.example/welcome"');
    expect(first).toMatchObject({ externalUserState: 'Accepted' });
    expect(first['identities']).toHaveLength(2);
    expect(await guest(invitedUser.id)).toEqual(first);
  });

  it('does not redeem for a domain that was blocked since, nor for an unknown link', async () => {
    const { inviteRedeemUrl, invitedUser } = await invite('ana@contoso.example');
    await changeSettings(tenant.graph, { blockedDomains: ['contoso.example'] });

    expect((await fetch(inviteRedeemUrl)).status).toBe(403);
    expect((await fetch(`${tenant.graph.url}/redeem?rd=unknown`)).status).toBe(404);
    expect(await guest(invitedUser.id)).toMatchObject({ externalUserState: 'PendingAcceptance' });
  });

  it('is throttled at the documented limit times the factor, and told for how long', async () => {
    await changeSettings(tenant.graph, { throttleFactor: 2 / 150 });
    const token = await clientToken(tenant.graph);
    const client = graphClient(tenant.graph.url, async () => Promise.resolve(token));
    const ask = async (number: number): Promise<unknown> =>
      client.api('/invitations').post(body(`ana${number}@contoso.example`));
    await ask(1);
    await ask(2);

    const refused = ask(3);

    await expect(refused).rejects.toMatchObject({ statusCode: 429, code: 'TooManyRequests' });
    const headers = await refused.catch((error: { headers?: Headers }) => error.headers);
    expect(Number((headers as Headers).get('retry-after'))).toBeGreaterThanOrEqual(1);
    tenant.clock.moveTo(tenant.clock.now() + 5_000);
    await expect(ask(4)).resolves.toMatchObject({ status: 'PendingAcceptance' });
  });
});
