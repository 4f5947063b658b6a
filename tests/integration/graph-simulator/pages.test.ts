import { startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

describe('pages of the Graph simulator', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const page = async (path: string): Promise<string> =>
    (await fetch(`${tenant.graph.url}${path}`)).text();

  it('shows guests with their state, groups, applications and what changed', async () => {
    await tenant.client.api('/invitations').post({
      invitedUserEmailAddress: 'ana@contoso.example',
      invitedUserDisplayName: 'Ana <b>Sol</b>',
      inviteRedirectUrl: 'https://app.host.example',
    });

    const shown = await page('/');

    expect(shown).toContain('data-page="directory"');
    expect(shown).toContain('guest, invitation pending');
    expect(shown).toContain('Ana &lt;b&gt;Sol&lt;/b&gt;');
    expect(shown).toContain('Ravi Nair, Lee Moreau');
    expect(shown).toContain('Roles: Reader, Contributor');
    expect(shown).toContain('was invited.');
  });

  it('has a page for what is not there', async () => {
    const answer = await fetch(`${tenant.graph.url}/nowhere`);

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('data-page="not-found"');
  });
});
