import { makeHttpApp, termsAccepted, type HttpApp } from '../../../support/http-app';
import { makeBrowser, seen, type Browser } from '../../../support/http-browser';
import { advance, anasSignUp, arrive, confirm, decide } from '../../../support/sign-up-journey';

interface Mailbox {
  readonly http: HttpApp;
  readonly browser: Browser;
  readonly id: string;
  readonly path: string;
}

/** Ana opens the link in her confirmation mail. */
async function mailbox(): Promise<Mailbox> {
  const http = makeHttpApp();
  const id = await arrive(http, termsAccepted());
  const path = await http.verifyPath(id);
  const browser = makeBrowser(http);
  await browser.get(path);
  return { http, browser, id, path };
}

const stateOf = async ({ http, id }: Mailbox): Promise<string | undefined> =>
  (await http.rows.load(id))?.request.value.state;

describe('the confirmation page', () => {
  it('shows every waiting submission, and none is chosen', async () => {
    const { http, browser, path } = await mailbox();
    await arrive(http, anasSignUp({ givenName: 'Anna', acceptedTerms: '2026-01' }));

    const answer = await browser.get(path);

    expect([answer.status, seen(answer).name]).toEqual([200, 'verify-address']);
    expect([...answer.text.matchAll(/name="submission" value="(\w+)"/g)].map(([, n]) => n)).toEqual(
      ['1', '2', 'none'],
    );
    expect(answer.text).not.toContain(' checked');
  });

  it('shows what was sent twice once, and confirms it whichever of the two was shown', async () => {
    const ana = await mailbox();
    await arrive(ana.http, termsAccepted());

    const shown = await ana.http.send('GET', ana.path);
    const answer = await ana.browser.submit({ submission: '1' });

    expect([...shown.text.matchAll(/name="submission" value="(\w+)"/g)].map(([, n]) => n)).toEqual([
      '2',
      'none',
    ]);
    expect(answer.status).toBe(303);
  });

  it.each(['GET', 'HEAD'])('changes nothing on %s', async (method) => {
    const ana = await mailbox();
    const before = ana.http.rows.commits;

    await ana.http.send(method, ana.path);

    expect(ana.http.rows.commits).toBe(before);
  });

  it('confirms what was chosen, however fast, and answers 303 to the same link', async () => {
    const ana = await mailbox();

    const answer = await ana.browser.submit({ submission: '1' });
    const shown = await ana.browser.get(ana.path);

    expect([answer.status, answer.headers.get('location')]).toEqual([303, ana.path]);
    expect([shown.status, seen(shown).name]).toEqual([200, 'address-verified']);
    expect(await stateOf(ana)).toBe('pendingApproval');
    expect(ana.http.orchestrations.started).toEqual([ana.id]);
  });

  it('takes "none of these is mine"', async () => {
    const ana = await mailbox();

    const answer = await ana.browser.submit({ submission: 'none' });
    const shown = await ana.browser.get(ana.path);

    expect(answer.status).toBe(303);
    expect([shown.status, seen(shown).name]).toEqual([200, 'address-refused']);
    expect(await stateOf(ana)).toBe('canceled');
  });

  it.each(['', '0', 'x', '1e3'])('asks again when "%s" was chosen', async (submission) => {
    const ana = await mailbox();

    const answer = await ana.browser.submit({ submission });

    expect([answer.status, seen(answer).name]).toEqual([422, 'verify-address']);
    expect(await stateOf(ana)).toBe('unverified');
  });

  it('answers 409 only when the chosen submission is gone', async () => {
    const ana = await mailbox();
    for (let more = 0; more < 5; more += 1) await arrive(ana.http, termsAccepted());

    const gone = await ana.browser.submit({ submission: '1' });
    const taken = await ana.browser.submit({ submission: '2' });

    expect([gone.status, seen(gone).name]).toEqual([409, 'verify-address']);
    expect(taken.status).toBe(303);
  });

  it('shows the form again to whoever posts without having seen it', async () => {
    const ana = await mailbox();

    const answer = await ana.http.send('POST', ana.path, { form: { submission: '1' } });

    expect([answer.status, seen(answer).name]).toEqual([403, 'verify-address']);
    expect(await stateOf(ana)).toBe('unverified');
  });

  it('answers a second post like the first', async () => {
    const ana = await mailbox();
    await ana.browser.submit({ submission: '1' });

    const again = await ana.browser.submit({ submission: '1' });

    expect([again.status, again.headers.get('location')]).toEqual([303, ana.path]);
  });

  it('lives for seven days', async () => {
    const ana = await mailbox();
    ana.http.clock.advance(7 * 86_400 + 1);

    const shown = await ana.browser.get(ana.path);
    const posted = await ana.http.send('POST', ana.path, { form: { submission: '1' } });

    expect([shown.status, seen(shown).name]).toEqual([404, 'link-invalid']);
    expect([posted.status, seen(posted).name]).toEqual([404, 'link-invalid']);
  });

  it('still says what was done with it after that', async () => {
    const ana = await mailbox();
    await confirm(ana.http, ana.id);
    ana.http.clock.advance(8 * 86_400);

    const shown = await ana.browser.get(ana.path);

    expect([shown.status, seen(shown).name]).toEqual([200, 'address-verified']);
  });

  it('says what became of the request since', async () => {
    const ana = await mailbox();
    await confirm(ana.http, ana.id);
    await advance(ana.http, ana.id);
    const open = await ana.browser.get(ana.path);
    await decide(ana.http, ana.id, 'deny', { by: 'Lee' });
    await advance(ana.http, ana.id, { after: 1 });
    await advance(ana.http, ana.id, { after: 2, elapsed: 'endOfUndo' });

    const denied = await ana.browser.get(ana.path);

    expect(open.text).toContain('is under way');
    expect([denied.status, seen(denied).name]).toEqual([200, 'address-verified']);
    expect(denied.text).toContain('Your request was not approved.');
    expect(denied.text).not.toMatch(/is under way|Known to us|aria-current/);
  });

  it('says when the limit of the package is reached', async () => {
    const ana = await mailbox();
    const policies = ana.http.ports.policies();
    ana.http.usePolicies({
      ...policies,
      accessPackages: policies.accessPackages.map((one) => ({ ...one, limits: { perDay: 0 } })),
    });

    const answer = await ana.browser.submit({ submission: '1' });

    expect([answer.status, seen(answer).code]).toEqual([429, 'rate-limited']);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await stateOf(ana)).toBe('unverified');
  });
});

describe('a link that opens nothing', () => {
  const paths = [
    '/verify/none',
    '/review/none',
    '/status/none',
    '/extend/none',
    '/verify/v1.key1.AAAA.AAAA',
  ];

  it.each(paths)('is one page for all: GET %s', async (path) => {
    const answer = await makeHttpApp().send('GET', path);

    expect([answer.status, seen(answer)]).toMatchObject([
      404,
      { name: 'link-invalid', action: '/links' },
    ]);
    expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  });

  it.each(['/verify/none', '/review/none', '/review/none/undo', '/status/none/cancel'])(
    'and for posts: POST %s',
    async (path) => {
      const answer = await makeHttpApp().send('POST', path, { form: { sure: 'yes' } });

      expect([answer.status, seen(answer).name]).toEqual([404, 'link-invalid']);
    },
  );

  it('is a link of another purpose, too', async () => {
    const { http, path } = await mailbox();

    const answer = await http.send('GET', path.replace('/verify/', '/status/'));

    expect([answer.status, seen(answer).name]).toEqual([404, 'link-invalid']);
  });

  it('is one whose last letter was changed, too', async () => {
    const { http, path } = await mailbox();
    const changed = path.slice(0, -2) + (path.at(-2) === 'A' ? 'B' : 'A') + (path.at(-1) ?? '');

    const answer = await http.send('GET', changed);

    expect(answer.status).toBe(404);
  });
});
