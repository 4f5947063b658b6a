import { startInboxFixture } from './inbox-fixture';
import type { InboxFixture } from './inbox-fixture';

describe('pages of the inbox', () => {
  let fixture: InboxFixture;
  beforeEach(async () => {
    fixture = await startInboxFixture();
  });
  afterEach(async () => fixture.inbox.stop());

  const page = async (path: string): Promise<string> =>
    (await fetch(`${fixture.inbox.url}${path}`)).text();
  const firstId = async (): Promise<string> => (await fixture.mails())[0]?.id ?? '';
  const post = async (path: string, origin: string): Promise<Response> =>
    fetch(`${fixture.inbox.url}${path}`, {
      method: 'POST',
      headers: { origin },
      redirect: 'manual',
    });

  it('says what will show up while it is empty', async () => {
    expect(await page('/')).toContain('No mail yet');
  });

  it('lists mails with recipient, sender and kind, escaped, and finds them', async () => {
    await fixture.send({ subject: '<script>alert(1)</script>' });
    await fixture.send({ subject: 'Other', to: 'bo@contoso.example' });

    const all = await page('/');

    expect(all).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(all).toContain('to ana@contoso.example');
    expect(all).toContain('from guests@host.example');
    expect(all).toContain('verify-address');
    expect(await page('/?q=BO%40contoso')).not.toContain('to ana@contoso.example');
    expect(await page('/?q=nothing-like-it')).toContain('No mail has');
  });

  it('shows a mail in a frame that can do nothing but open links', async () => {
    await fixture.send();
    const id = await firstId();
    const shown = await page(`/mails/${id}`);

    const frame = await fetch(`${fixture.inbox.url}/mails/${id}/html`);

    expect(shown).toMatch(/sandbox="allow-popups allow-popups-to-escape-sandbox"/u);
    expect(shown).toContain('href="https://app.host.example/verify/abc?a=1&amp;b=2"');
    expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(frame.headers.get('content-security-policy')).not.toContain('allow-scripts');
    expect(await frame.text()).toContain('<a target="_blank" rel="noopener" href=');
  });

  it('shows text, source and headers', async () => {
    await fixture.send();
    const id = await firstId();

    expect(await page(`/mails/${id}/text`)).toContain('Reference 7K3M-9QXT');
    expect(await page(`/mails/${id}/source`)).toContain('X-Vestibule-Mail: verify-address');
    expect(await page(`/mails/${id}/headers`)).toContain('<dt>x-vestibule-mail</dt>');
  });

  it('deletes one mail, not for a form of another site', async () => {
    await fixture.send();
    const id = await firstId();

    expect((await post(`/mails/${id}/delete`, 'https://elsewhere.example')).status).toBe(403);
    expect(await fixture.mails()).toHaveLength(1);
    expect((await post(`/mails/${id}/delete`, fixture.inbox.url)).status).toBe(303);
    expect(await fixture.mails()).toEqual([]);
    expect(await page(`/mails/${id}`)).toContain('data-page="mail-missing"');
  });
});
