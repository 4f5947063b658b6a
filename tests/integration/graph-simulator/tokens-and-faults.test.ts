import type { Fault } from '../../../local/control/fault-book';
import { changeSettings, graphClient, managedIdentityToken, startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

const fault = (more: Partial<Fault>): Fault => ({
  target: 'graph',
  match: 'POST /invitations',
  kind: 'status',
  status: 503,
  when: 'before',
  ...more,
});

const invitation = {
  invitedUserEmailAddress: 'ana@contoso.example',
  inviteRedirectUrl: 'https://app.host.example',
};

describe('tokens of the Graph simulator', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${tenant.graph.url}${path}`, { headers });

  it('lets the managed identity of App Service in over plain HTTP', async () => {
    const client = graphClient(tenant.graph.url, async () => managedIdentityToken(tenant.graph));

    expect(await client.api('/users').top(1).get()).toMatchObject({ value: [{}] });
  });

  it('refuses the managed identity endpoint without its header', async () => {
    const answer = await get('/msi/token?resource=https://graph.microsoft.com');

    expect(answer.status).toBe(401);
  });

  it('publishes where tokens come from', async () => {
    const answer = await get('/host.example/v2.0/.well-known/openid-configuration');

    expect(await answer.json()).toMatchObject({
      token_endpoint: `${tenant.graph.url}/host.example/oauth2/v2.0/token`,
    });
  });

  it.each([
    ['no token', {}],
    ['nonsense', { authorization: 'Bearer nonsense' }],
  ])('answers 401 in Graph\u2019s envelope to %s', async (_what, headers) => {
    const answer = await get('/v1.0/users', { ...headers, 'client-request-id': 'abc' });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      error: {
        code: 'InvalidAuthenticationToken',
        innerError: { 'client-request-id': 'abc', date: expect.any(String) as string },
      },
    });
  });

  it('answers 401 once the token is over', async () => {
    const authorization = `Bearer ${await tenant.token()}`;
    expect((await get('/v1.0/users', { authorization })).status).toBe(200);

    tenant.clock.moveTo(tenant.clock.now() + 3_600_000);

    expect((await get('/v1.0/users', { authorization })).status).toBe(401);
  });

  it('answers 403 to a call whose permission is not in the token', async () => {
    await changeSettings(tenant.graph, { grantedRoles: ['User.Read.All'] });

    await expect(tenant.client.api('/invitations').post(invitation)).rejects.toMatchObject({
      statusCode: 403,
      code: 'Authorization_RequestDenied',
    });
    expect(await tenant.client.api('/users').get()).toHaveProperty('value');
  });

  it('refuses a setting it does not know', async () => {
    const answer = await fetch(`${tenant.graph.url}/settings`, {
      method: 'POST',
      body: JSON.stringify({ throttle: 1 }),
    });

    expect(answer.status).toBe(400);
  });

  it('refuses what another site asks through a browser', async () => {
    const answer = await get('/changes', { origin: 'https://elsewhere.example' });

    expect(answer.status).toBe(403);
  });
});

describe('faults of the Graph simulator', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const invite = async (): Promise<unknown> =>
    (await tenant.client.api('/invitations').post(invitation)) as unknown;
  const guests = async (): Promise<unknown> =>
    (await tenant.client.api('/users').filter("mail eq 'ana@contoso.example'").get()) as unknown;

  it('answers with the status asked for, as often as asked for, and does nothing', async () => {
    tenant.faults.add(fault({ status: 429, retryAfter: 3 }), 1);

    await expect(invite()).rejects.toMatchObject({ statusCode: 429, code: 'TooManyRequests' });
    expect(await guests()).toMatchObject({ value: [] });
    expect(await invite()).toMatchObject({ status: 'PendingAcceptance' });
  });

  it('is waited for by the client that retries', async () => {
    const retrying = graphClient(tenant.graph.url, async () => tenant.token(), 3);
    tenant.faults.add(fault({ match: 'GET /users', status: 503, retryAfter: 0 }), 2);

    expect(await retrying.api('/users').get()).toHaveProperty('value');
  });

  it.each(['status', 'reset', 'malformed'] as const)(
    'loses the answer of what happened with %s after it',
    async (kind) => {
      tenant.faults.add(fault({ kind, when: 'after' }), 1);

      await expect(invite()).rejects.toBeInstanceOf(Error);
      expect(await guests()).toMatchObject({ value: [{ mail: 'ana@contoso.example' }] });
    },
  );

  it('drops the connection before anything happens', async () => {
    tenant.faults.add(fault({ kind: 'reset' }), 1);

    await expect(invite()).rejects.toBeInstanceOf(Error);
    expect(await guests()).toMatchObject({ value: [] });
  });

  it('never answers a timeout, and still comes to rest and stops', async () => {
    tenant.faults.add(fault({ kind: 'timeout' }), 1);
    const request = tenant.client.api('/invitations').option('signal', AbortSignal.timeout(100));

    await expect(request.post(invitation)).rejects.toBeInstanceOf(Error);
    expect(tenant.graph.atRest()).toBe(true);
  });
});
