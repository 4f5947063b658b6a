import { httpPolicies, makeHttpApp, type HttpApp } from '../../../support/http-app';
import { makeBrowser, seen } from '../../../support/http-browser';
import { someSettings } from '../../../support/policies';

const returnUrl = 'https://partners.contoso.example/thanks?from=form';

const entered = {
  email: 'ana@contoso.example',
  givenName: 'Ana',
  surname: 'Silva',
  organization: 'Contoso Ltd',
  acceptedTerms: '2026-01',
};

const requests = ({ rows }: HttpApp): number =>
  rows.rows().filter(({ kind }) => kind === 'request').length;

describe('the list of packages', () => {
  it('links the ones open to the public', async () => {
    const answer = await makeHttpApp().send('GET', '/');

    expect([answer.status, seen(answer).name]).toEqual([200, 'packages']);
    expect(answer.text).toContain('href="/signup/project-x"');
    expect(answer.text).toContain('href="/signup/community"');
  });

  it('is empty while everything is paused, and says that this passes', async () => {
    const http = makeHttpApp();
    http.usePolicies(httpPolicies({ settings: someSettings({ paused: true }) }));

    const answer = await http.send('GET', '/');

    expect([answer.status, answer.text.includes('/signup/')]).toEqual([200, false]);
    expect(answer.text).toContain('Requests are closed for a while');
    expect(answer.text).not.toContain('ask your contact');
  });
});

describe('the hosted form', () => {
  it('is shown fresh, in the language of the browser', async () => {
    const headers = { 'accept-language': 'de;q=0.9, fr-CA;q=0.8, en;q=0.1' };

    const answer = await makeHttpApp().send('GET', '/signup/project-x', { headers });

    expect([answer.status, seen(answer)]).toMatchObject([
      200,
      { name: 'signup', action: '/signup/project-x' },
    ]);
    expect(answer.headers.get('content-language')).toBe('fr');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['fr', 'fr'],
    ['xx', 'en'],
  ])('takes ?lang=%s as %s', async (lang, locale) => {
    const answer = await makeHttpApp().send('GET', `/signup/project-x?lang=${lang}`);

    expect(answer.headers.get('content-language')).toBe(locale);
  });

  it('links to the other language while nothing is typed, and not when it is shown again', async () => {
    const browser = makeBrowser(makeHttpApp());
    const fresh = await browser.get('/signup/project-x?lang=fr');

    const again = await browser.submit({ ...entered, email: '', language: 'fr' });

    expect(fresh.text).toContain('href="/signup/project-x?lang=en"');
    expect([again.status, again.headers.get('content-language')]).toEqual([422, 'fr']);
    expect(again.text).not.toContain('hreflang');
  });

  it('fills the fields that the policy lists from the query, and no others', async () => {
    const query = 'organization=Contoso&answers.role=Architect&givenName=Eve&email=eve@x.example';

    const { text } = await makeHttpApp().send('GET', `/signup/project-x?${query}`);

    expect(text).toContain('value="Contoso"');
    expect(text).toContain('value="Architect"');
    expect(text).toContain('answers.role=Architect');
    expect(text).not.toContain('"Eve"');
    expect(text).not.toContain('x.example');
  });

  it('keeps an allowed returnUrl and lets the browser follow it', async () => {
    const path = `/signup/project-x?returnUrl=${encodeURIComponent(returnUrl)}`;

    const answer = await makeHttpApp().send('GET', path);

    expect(answer.text).toContain('name="returnUrl"');
    expect(answer.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://partners.contoso.example;",
    );
  });

  it('knows nothing of another returnUrl', async () => {
    const path = '/signup/project-x?returnUrl=https://elsewhere.example/thanks';

    const answer = await makeHttpApp().send('GET', path);

    expect(answer.text).not.toContain('name="returnUrl"');
    expect(answer.text).not.toContain('elsewhere.example');
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self';");
  });

  it.each(['GET', 'POST'])('is not there for an unknown package: %s', async (method) => {
    const form = method === 'POST' ? { form: entered } : {};

    const answer = await makeHttpApp().send(method, '/signup/nothing', form);

    expect([answer.status, seen(answer).code]).toEqual([404, 'not-found']);
  });

  it('is not there while paused', async () => {
    const http = makeHttpApp();
    http.usePolicies(httpPolicies({ settings: someSettings({ paused: true }) }));

    const shown = await http.send('GET', '/signup/project-x');
    const posted = await http.send('POST', '/signup/project-x', { form: entered });

    expect([shown.status, seen(shown).code]).toEqual([503, 'temporarily-unavailable']);
    expect([posted.status, seen(posted).code]).toEqual([503, 'temporarily-unavailable']);
    expect(posted.headers.get('retry-after')).toBe('3600');
    for (const { text } of [shown, posted]) {
      expect(text).toContain('Requests are closed for a while');
      expect(text).toContain('in an hour or later');
    }
  });
});

describe('posting the hosted form', () => {
  it('stores the request and goes on to the received page', async () => {
    const http = makeHttpApp();
    const browser = makeBrowser(http);
    await browser.get('/signup/project-x');

    const answer = await browser.submit(entered);
    const received = await browser.get(answer.headers.get('location') ?? '');

    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/signup/project-x/received',
    ]);
    expect([received.status, seen(received).name]).toEqual([200, 'received']);
    expect(received.text).toContain('guests@host.example');
    expect(requests(http)).toBe(1);
    expect(http.ports.queue.queued.map(({ message }) => message.mail)).toEqual(['verify-address']);
  });

  it('goes back to an allowed returnUrl with the reference and what comes next', async () => {
    const http = makeHttpApp();

    const form = { ...entered, returnUrl };
    const answer = await http.send('POST', '/signup/project-x', { form });

    const address = new URL(answer.headers.get('location') ?? '');
    expect(address.href.startsWith(returnUrl)).toBe(true);
    expect(address.searchParams.get('reference')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(address.searchParams.get('next')).toBe('confirm-address');
  });

  it.each([
    'https://evil.example/',
    'https://partners.contoso.example/thanks',
    'https://partners.contoso.example/thanks?from=form#x',
    'javascript:alert(1)',
  ])('never follows another one: %s', async (wanted) => {
    const http = makeHttpApp();

    const form = { ...entered, returnUrl: wanted };
    const answer = await http.send('POST', '/signup/project-x', { form });

    expect([answer.status, seen(answer).name]).toEqual([422, 'signup']);
    expect(answer.text).not.toContain('name="returnUrl"');
    expect(answer.text).toContain('<li>We cannot take you back to the page you came from.');
    expect(requests(http)).toBe(0);
  });

  it('names every error at its field and keeps what was entered', async () => {
    const http = makeHttpApp();
    const form = { ...entered, email: 'ana+x@contoso.example', givenName: '', returnUrl };

    const answer = await http.send('POST', '/signup/project-x', { form });

    expect([answer.status, seen(answer).name]).toEqual([422, 'signup']);
    expect(answer.text).toContain('href="#email"');
    expect(answer.text).toContain('href="#givenName"');
    expect(answer.text).toContain('value="ana+x@contoso.example"');
    expect(answer.text).toContain('value="Contoso Ltd"');
    expect(answer.text).toContain('name="returnUrl"');
    expect(requests(http)).toBe(0);
  });

  it('stays in the language of the form, up to the received page', async () => {
    const http = makeHttpApp();

    const wrong = { form: { ...entered, email: '', language: 'fr' } };
    const again = await http.send('POST', '/signup/project-x', wrong);
    const right = { form: { ...entered, language: 'fr' } };
    const done = await http.send('POST', '/signup/project-x', right);

    expect(again.headers.get('content-language')).toBe('fr');
    expect(done.headers.get('location')).toBe('/signup/project-x/received?lang=fr');
  });

  it('asks for the package of its path', async () => {
    const http = makeHttpApp();
    const form = { ...entered, accessPackageId: 'community' };

    await http.send('POST', '/signup/project-x', { form });

    expect(http.rows.rows()).toContainEqual({
      kind: 'request',
      value: expect.objectContaining({ accessPackageId: 'project-x' }) as unknown,
    });
  });

  it('ignores unknown fields, but refuses a known one given twice', async () => {
    const http = makeHttpApp();
    const twice = new URLSearchParams([
      ...Object.entries(entered),
      ['email', 'eve@contoso.example'],
    ]);

    const ignored = await http.send('POST', '/signup/project-x', {
      form: { ...entered, utm: '1' },
    });
    const refused = await http.send('POST', '/signup/project-x', { form: twice });

    expect(ignored.status).toBe(303);
    expect([refused.status, seen(refused).code]).toEqual([400, 'malformed-body']);
  });

  it('stores nothing on a dry run', async () => {
    const http = makeHttpApp();

    const form = { ...entered, dryRun: 'true' };
    const answer = await http.send('POST', '/signup/project-x', { form });

    expect([answer.status, seen(answer).name]).toEqual([200, 'signup']);
    expect(requests(http)).toBe(0);
  });

  it('is limited per network', async () => {
    const http = makeHttpApp();
    const headers = { 'x-forwarded-for': '203.0.113.7:40000' };
    const post = { form: { ...entered, email: '' }, headers };
    for (let sent = 0; sent < 30; sent += 1) await http.send('POST', '/signup/project-x', post);

    const same = await http.send('POST', '/signup/project-x', post);
    const other = { ...post, headers: { 'x-forwarded-for': '203.0.114.7' } };
    const neighbour = await http.send('POST', '/signup/project-x', other);

    expect([same.status, seen(same).code]).toEqual([429, 'rate-limited']);
    expect(Number(same.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(neighbour.status).toBe(422);
  });
});
