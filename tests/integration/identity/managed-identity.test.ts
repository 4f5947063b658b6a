import { z } from 'zod';
import { makeManagedIdentity } from '../../../shared/adapters/identity/managed-identity';
import { startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';

const claimsSchema = z.object({ appid: z.string() });

/** The identity that a token is of. */
async function signedIn(clientId: string | undefined): Promise<string> {
  const credential = await makeManagedIdentity(clientId)();
  const { token = '' } = (await credential.getToken('https://graph.microsoft.com/.default')) ?? {};
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return claimsSchema.parse(JSON.parse(payload)).appid;
}

describe('makeManagedIdentity over the local token endpoint', () => {
  let tenant: GraphTenant;

  beforeAll(async () => {
    tenant = await startTenant();
    process.env['IDENTITY_ENDPOINT'] = tenant.graph.identityEndpoint;
    process.env['IDENTITY_HEADER'] = tenant.graph.identityHeader;
  });
  afterAll(async () => tenant.stop());

  it('signs in as the user-assigned identity that is named', async () => {
    const clientId = '11111111-2222-3333-4444-555555555555';

    expect(await signedIn(clientId)).toBe(clientId);
  });

  it('signs in as the system-assigned identity when none is named', async () => {
    expect(await signedIn(undefined)).toBe('0f000000-0000-4000-8000-000000000001');
  });

  it('is one credential for all who ask', async () => {
    const credential = makeManagedIdentity(undefined);

    expect(await credential()).toBe(await credential());
  });
});
