import { z } from 'zod';
import { makeDirectoryCheck } from '../../../shared/adapters/graph/directory-check';
import { makeManagedIdentity } from '../../../shared/adapters/identity/managed-identity';
import type { DirectoryCheck } from '../../../shared/ports/directory-check';
import { directoryCheckContract } from '../../support/contracts/directory-check.contract';
import { startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';

const pat = '0a000000-0000-4000-8000-000000000005';
const kim = '0a000000-0000-4000-8000-000000000001';
const owners = '0b000000-0000-4000-8000-000000000001';
const gone = '0a000000-0000-4000-8000-0000000000ff';

const invitationSchema = z.object({ invitedUser: z.object({ id: z.string() }) });

const credential = makeManagedIdentity(undefined);

describe('makeDirectoryCheck over the Graph simulator', () => {
  let tenant: GraphTenant;
  let check: DirectoryCheck;

  beforeEach(async () => {
    tenant = await startTenant();
    process.env['IDENTITY_ENDPOINT'] = tenant.graph.identityEndpoint;
    process.env['IDENTITY_HEADER'] = tenant.graph.identityHeader;
    check = makeDirectoryCheck({ endpoint: tenant.graph.url, credential });
  });
  afterEach(async () => tenant.stop());

  /** A guest for whom nobody answers. */
  const unsponsored = async (): Promise<string> => {
    const invitation: unknown = await tenant.client.api('/invitations').post({
      invitedUserEmailAddress: 'ana@contoso.example',
      inviteRedirectUrl: 'https://host.example/project-x',
    });
    return invitationSchema.parse(invitation).invitedUser.id;
  };

  directoryCheckContract(async () => ({
    check,
    guests: { sponsored: pat, unsponsored: await unsponsored(), gone },
    throttle() {
      const fault = { target: 'graph', kind: 'status', status: 429, retryAfter: 7 } as const;
      for (const match of ['GET /users', 'GET /groups']) {
        tenant.faults.add({ ...fault, match, when: 'before' }, 1);
      }
    },
  }));

  it('counts groups, and no account that is blocked', async () => {
    const group = `https://graph.microsoft.com/v1.0/directoryObjects/${owners}`;
    await tenant.client.api(`/users/${pat}/sponsors/$ref`).post({ '@odata.id': group });
    const before = await check.countSponsors(pat);

    await tenant.client.api(`/users/${kim}`).patch({ accountEnabled: false });

    expect(before).toEqual({ kind: 'counted', count: 2 });
    expect(await check.countSponsors(pat)).toEqual({ kind: 'counted', count: 1 });
  });

  it('knows that a group named by its id is gone', async () => {
    const answer = await check.findResource({ kind: 'group', group: gone });

    expect(answer).toEqual({ kind: 'unresolved', cause: 'group.not-found' });
  });
});
