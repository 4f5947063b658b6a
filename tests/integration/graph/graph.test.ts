import { makeGraph } from '../../../shared/adapters/graph/make-graph';
import type { Graph } from '../../../shared/adapters/graph/make-graph';
import { makeManagedIdentity } from '../../../shared/adapters/identity/managed-identity';
import { directoryContract } from '../../support/contracts/directory.contract';
import { guestAccountsContract } from '../../support/contracts/guest-accounts.contract';
import { guestInvitationsContract } from '../../support/contracts/guest-invitations.contract';
import { resourceRolesContract } from '../../support/contracts/resource-roles.contract';
import { changeSettings, startTenant, type GraphTenant } from '../graph-simulator/graph-tenant';

const pat = '0a000000-0000-4000-8000-000000000005';
const members = { kind: 'group', group: 'Project X members' } as const;
const reader = { kind: 'application', application: 'Project X', role: 'Reader' } as const;
const ana = {
  address: 'ana@contoso.example',
  displayName: 'Ana Silva',
  redirectUrl: 'https://host.example/project-x',
  sponsors: [],
};

const credential = makeManagedIdentity(undefined);

describe('makeGraph over the Graph simulator', () => {
  let tenant: GraphTenant;
  let graph: Graph;

  beforeEach(async () => {
    tenant = await startTenant();
    process.env['IDENTITY_ENDPOINT'] = tenant.graph.identityEndpoint;
    process.env['IDENTITY_HEADER'] = tenant.graph.identityHeader;
    graph = makeGraph({ endpoint: tenant.graph.url, credential, assignsApplications: true });
  });
  afterEach(async () => tenant.stop());

  const fault = (match: string, status: number, more: object = {}) => {
    const base = { target: 'graph', match, kind: 'status', status, when: 'before' } as const;
    tenant.faults.add({ ...base, ...more }, 1);
  };

  directoryContract(() => graph.directory);
  guestInvitationsContract(() => graph.invitations);
  resourceRolesContract(() => ({ roles: graph.roles, guestId: pat }));
  guestAccountsContract(() => ({ accounts: graph.accounts, guestId: pat }));

  it('sees a guest who never redeemed, one who is blocked and one in the recycle bin', async () => {
    const invited = await graph.invitations.invite(ana);
    const id = invited.kind === 'invited' ? invited.guestId : '';
    const pending = await graph.directory.findOwner(ana.address);
    await tenant.client.api(`/users/${id}`).patch({ accountEnabled: false });
    const blocked = await graph.directory.findOwner(ana.address);
    await tenant.client.api(`/users/${id}`).delete();
    const deleted = await graph.directory.findOwner(ana.address);

    expect(pending).toEqual({ kind: 'found', owner: { kind: 'guest', id, redeemed: false } });
    expect(blocked).toEqual({ kind: 'found', owner: { kind: 'blocked', id } });
    expect(deleted).toEqual({ kind: 'found', owner: { kind: 'deleted', id } });
  });

  it('finds an address with an apostrophe', async () => {
    const address = "o'hara@contoso.example";
    await graph.invitations.invite({ ...ana, address });

    const found = await graph.directory.findOwner(address);

    expect(found).toMatchObject({ owner: { kind: 'guest', redeemed: false } });
  });

  it('sets the sponsors of a new guest', async () => {
    const kim = '0a000000-0000-4000-8000-000000000001';

    const invited = await graph.invitations.invite({ ...ana, sponsors: [kim] });

    const id = invited.kind === 'invited' ? invited.guestId : '';
    const sponsors: unknown = await tenant.client.api(`/users/${id}/sponsors`).get();
    expect(sponsors).toMatchObject({ value: [{ id: kim }] });
  });

  it('honours Retry-After when Graph throttles', async () => {
    fault('GET /users', 429, { retryAfter: 7 });

    const answer = await graph.directory.findOwner(ana.address);

    expect(answer).toEqual({ kind: 'later', afterSeconds: 7, throttled: true });
  });

  it.each([
    ['a server error', { kind: 'status', status: 502 }],
    ['a broken connection', { kind: 'reset', status: 500 }],
    ['a malformed answer', { kind: 'malformed', status: 500 }],
  ])('takes %s for passing trouble', async (_name, more) => {
    fault('POST /invitations', 500, more);

    const answer = await graph.invitations.invite(ana);

    expect(answer).toMatchObject({ kind: 'later', throttled: false });
  });

  it('finds the guest of an invitation whose answer was lost', async () => {
    fault('POST /invitations', 500, { when: 'after' });
    await graph.invitations.invite(ana);

    const found = await graph.directory.findOwner(ana.address);

    expect(found).toMatchObject({ owner: { kind: 'guest', redeemed: false } });
  });

  it('says why the tenant refuses an invitation', async () => {
    await changeSettings(tenant.graph, { blockedDomains: ['contoso.example'] });
    const blocked = await graph.invitations.invite(ana);
    await changeSettings(tenant.graph, { blockedDomains: [], allowInvitesFrom: 'none' });
    const disabled = await graph.invitations.invite(ana);

    expect(blocked).toEqual({ kind: 'refused', cause: 'invitation.domain-blocked' });
    expect(disabled).toEqual({ kind: 'refused', cause: 'invitation.disabled' });
  });

  it('gives an application role once', async () => {
    const first = await graph.roles.assign(pat, reader);
    const second = await graph.roles.assign(pat, reader);

    expect(first).toEqual({ kind: 'assigned', already: false });
    expect(second).toEqual({ kind: 'assigned', already: true });
  });

  it('refuses what the directory does not have', async () => {
    const group = await graph.roles.assign(pat, { kind: 'group', group: 'No such group' });
    const role = await graph.roles.assign(pat, { ...reader, role: 'Owner' });
    const noRole = await graph.roles.assign(pat, { ...reader, role: 'Default Access' });

    expect(group).toEqual({ kind: 'refused', cause: 'group.not-found' });
    expect(role).toEqual({ kind: 'refused', cause: 'application.role-not-found' });
    expect(noRole).toEqual({ kind: 'refused', cause: 'application.role-not-found' });
  });

  it('waits for a guest that has not reached every replica', async () => {
    await changeSettings(tenant.graph, { replicationDelayMs: 60_000 });
    const invited = await graph.invitations.invite(ana);
    const id = invited.kind === 'invited' ? invited.guestId : '';

    const answers = [await graph.roles.assign(id, members), await graph.roles.assign(id, reader)];

    expect(answers).toMatchObject([{ kind: 'later' }, { kind: 'later' }]);
  });

  it.each([
    ['group', 'POST /groups', members],
    ['application', 'POST /servicePrincipals', reader],
  ])('waits where Graph says 404 of a guest who is new: %s', async (_what, match, role) => {
    fault(match, 404);

    expect(await graph.roles.assign(pat, role)).toMatchObject({ kind: 'later' });
  });

  it('finds nothing wrong with a tenant that grants everything', async () => {
    const uses = {
      groupMembers: true,
      groups: true,
      applications: true,
      accounts: true,
      entitlementPackages: true,
    };

    expect(await graph.tenantProblems(uses)).toEqual([]);
  });

  it('assigns no application roles when they are switched off', async () => {
    const off = makeGraph({ endpoint: tenant.graph.url, credential, assignsApplications: false });

    const answer = await off.roles.assign(pat, reader);

    expect(answer).toEqual({ kind: 'refused', cause: 'application.switched-off' });
  });
});
