import {
  makeHttpApp,
  termsAccepted,
  type HttpAnswer,
  type HttpApp,
} from '../../../support/http-app';
import {
  makeBrowser,
  seen,
  type Browser,
  type BrowserOptions,
} from '../../../support/http-browser';
import { openedRequest } from '../../../support/sign-up-journey';

interface Reading {
  readonly http: HttpApp;
  readonly browser: Browser;
  readonly path: string;
  readonly id: string;
  readonly reference: string;
}

/** Ravi has the review page before him for three seconds. */
async function reading(options: BrowserOptions = {}): Promise<Reading> {
  const http = makeHttpApp();
  const id = await openedRequest(http, termsAccepted());
  const path = await http.reviewPath(id);
  const browser = makeBrowser(http, options);
  await browser.get(path);
  http.clock.advance(3);
  const reference = (await http.rows.load(id))?.request.value.reference ?? '';
  return { http, browser, path, id, reference };
}

const decisions = async ({ http, id }: Reading): Promise<number> =>
  (await http.rows.load(id))?.decisions.length ?? 0;

const typed = { choice: 'deny', justification: 'Nobody knows them', message: 'Sorry' };

/** The form again: texts kept, no choice, a new csrf value. */
function expectShownAgain(answer: HttpAnswer, before: HttpAnswer): void {
  expect(seen(answer).name).toBe('review');
  expect(answer.text).toContain('Nobody knows them');
  expect(answer.text).toContain('Sorry');
  expect(answer.text).not.toMatch(/name="choice"[^>]*checked/);
  expect(seen(answer).csrf).toBeDefined();
  expect(seen(answer).csrf).not.toBe(seen(before).csrf);
}

describe('the csrf value', () => {
  it('lets the form act however long the reader took', async () => {
    const ravi = await reading();
    ravi.http.clock.advance(6 * 86_400);

    const answer = await ravi.browser.submit({ choice: 'approve' });

    expect(answer.status).toBe(303);
  });

  it.each([
    ['none', () => ''],
    ['nonsense', () => 'x~1.1.0~k.m~k.m'],
    ['an older time', (csrf: string) => csrf.replace(/^[^~]+/, '1')],
    ['another version', (csrf: string) => csrf.replace(/~[\d.]+~/, '~9.9.9~')],
    ['a cut seal', (csrf: string) => csrf.slice(0, -1)],
  ])('refuses a form with %s', async (_what, change) => {
    const ravi = await reading();
    const before = ravi.browser.page;

    const answer = await ravi.browser.submit({ ...typed, csrf: change(seen(before).csrf ?? '') });

    expect(answer.status).toBe(403);
    expectShownAgain(answer, before);
    expect(await decisions(ravi)).toBe(0);
  });

  it('is good for its own link only', async () => {
    const ravi = await reading();
    const others = await ravi.http.reviewPath(ravi.id, 'Lee');
    await ravi.browser.get(others);
    const foreign = seen(ravi.browser.page).csrf ?? '';
    await ravi.browser.get(ravi.path);
    ravi.http.clock.advance(3);

    const answer = await ravi.browser.submit({ choice: 'approve', csrf: foreign });

    expect(answer.status).toBe(403);
  });

  it('is good for its own form only', async () => {
    const ravi = await reading();
    const reviewCsrf = seen(ravi.browser.page).csrf ?? '';
    await ravi.browser.submit({ choice: 'approve' });
    await ravi.browser.get(ravi.path);

    const answer = await ravi.browser.submit({ sure: 'yes', csrf: reviewCsrf });

    expect([answer.status, seen(answer).name]).toEqual([403, 'review-decided']);
  });

  it('is good for its own browser only', async () => {
    const ravi = await reading();
    const other = makeBrowser(ravi.http);
    await other.get(ravi.path);
    ravi.http.clock.advance(3);

    const answer = await other.submit({
      choice: 'approve',
      csrf: seen(ravi.browser.page).csrf ?? '',
    });

    expect(answer.status).toBe(403);
    expect(await decisions(ravi)).toBe(0);
  });
});

describe('the session cookie', () => {
  it('is one of 128 bits, for this host and this site only', async () => {
    const { browser } = await reading();

    expect(browser.page.cookies).toEqual([
      {
        name: '__host-vestibule',
        value: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: true,
      },
    ]);
  });

  it('goes by its plain name without Secure where the app is reached by http', async () => {
    const http = makeHttpApp({ publicBaseUrl: 'http://127.0.0.1:7071' });
    const id = await openedRequest(http, termsAccepted());
    const browser = makeBrowser(http);

    await browser.get(await http.reviewPath(id));

    expect(browser.page.cookies).toMatchObject([{ name: 'vestibule', secure: false }]);
    expect(browser.page.headers.has('strict-transport-security')).toBe(false);
  });

  it('is kept when it arrives, so that two tabs work', async () => {
    const ravi = await reading();
    const firstTab = seen(ravi.browser.page).csrf ?? '';

    await ravi.browser.get(ravi.path);
    const answer = await ravi.browser.submit({ choice: 'approve', csrf: firstTab });

    expect(ravi.browser.page.cookies).toEqual([]);
    expect(answer.status).toBe(303);
  });

  it('is replaced when what arrives is none', async () => {
    const ravi = await reading();

    const headers = { cookie: '__host-vestibule=guess; other=1' };
    const answer = await ravi.http.send('GET', ravi.path, { headers });

    expect(answer.cookies).toHaveLength(1);
  });
});

describe('the origin', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'http://vestibule.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('refuses a form from elsewhere: %j', async (headers) => {
    const ravi = await reading();
    const before = ravi.browser.page;

    const answer = await ravi.browser.submit(typed, headers);

    expect(answer.status).toBe(403);
    expectShownAgain(answer, before);
    expect(await decisions(ravi)).toBe(0);
  });

  it.each([
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'https://vestibule.example', 'sec-fetch-site': 'none' }],
  ])('proves nothing against a form with %j', async (headers) => {
    const ravi = await reading();

    const answer = await ravi.browser.submit({ choice: 'approve' }, headers);

    expect(answer.status).toBe(303);
  });

  it('may be missing', async () => {
    const ravi = await reading();
    const [set] = ravi.browser.page.cookies;
    const cookie = `${set?.name ?? ''}=${set?.value ?? ''}`;
    const form = { csrf: seen(ravi.browser.page).csrf ?? '', choice: 'approve' };

    const answer = await ravi.http.send('POST', ravi.path, { form, headers: { cookie } });

    expect(answer.status).toBe(303);
  });

  it('of a refused form does not spoil the form that is shown again', async () => {
    const ravi = await reading();
    await ravi.browser.submit(typed, { origin: 'https://evil.example' });

    const answer = await ravi.browser.submit(typed);

    expect(answer.status).toBe(303);
  });
});

describe('the two seconds', () => {
  it('refuse a decision that no reader can have made', async () => {
    const ravi = await reading();
    await ravi.browser.get(ravi.path);
    const before = ravi.browser.page;
    ravi.http.clock.advance(1.9);

    const answer = await ravi.browser.submit(typed);

    expect(answer.status).toBe(403);
    expectShownAgain(answer, before);
    expect(await decisions(ravi)).toBe(0);
  });

  it('count from the first showing, through a form shown again', async () => {
    const ravi = await reading();
    await ravi.browser.get(ravi.path);
    ravi.http.clock.advance(1.5);
    await ravi.browser.submit(typed);
    ravi.http.clock.advance(0.6);

    const answer = await ravi.browser.submit(typed);

    expect(answer.status).toBe(303);
  });

  it('begin anew with a form whose csrf value was none', async () => {
    const ravi = await reading();
    await ravi.browser.submit({ ...typed, csrf: '' });

    const answer = await ravi.browser.submit(typed);

    expect(answer.status).toBe(403);
  });
});

describe('a refused form', () => {
  it('without a choice is shown again with 422', async () => {
    const ravi = await reading();
    const before = ravi.browser.page;

    const answer = await ravi.browser.submit({ ...typed, choice: '' });

    expect(answer.status).toBe(422);
    expectShownAgain(answer, before);
  });

  it('with a choice that is none is shown again with 422', async () => {
    const ravi = await reading();

    const answer = await ravi.browser.submit({ ...typed, choice: 'request-changes' });

    expect(answer.status).toBe(422);
  });

  it('keeps the choice only after a missing text', async () => {
    const ravi = await reading();

    const answer = await ravi.browser.submit({ ...typed, justification: ' \r\n' });

    expect([answer.status, seen(answer).name]).toEqual([422, 'review']);
    expect(answer.text).toMatch(/name="choice" value="deny"[^>]* checked/);
    expect(answer.text).toContain('Sorry');
    expect(await decisions(ravi)).toBe(0);
  });

  it('is shown again with 409 and what changed when somebody decided since it was shown', async () => {
    const ravi = await reading();
    const before = ravi.browser.page;
    await putDecision(ravi, 'Lee');

    const answer = await ravi.browser.submit(typed);

    expect(answer.status).toBe(409);
    expectShownAgain(answer, before);
    expect(await decisions(ravi)).toBe(1);
  });

  it('acts once what changed was shown', async () => {
    const ravi = await reading();
    await putDecision(ravi, 'Lee');
    await ravi.browser.submit(typed);

    const answer = await ravi.browser.submit(typed);

    expect(answer.status).toBe(303);
  });
});

/** A decision that leaves the stage open, as a stage of several approvers has them. */
async function putDecision({ http, id }: Reading, name: string): Promise<void> {
  const rows = await http.rows.load(id);
  const approver = rows?.approvers.find(({ value }) => value.displayName === name)?.value;
  const value = {
    requestId: id,
    stage: 1,
    generation: 1,
    approver: approver?.key ?? '',
    choice: 'approve',
    justification: '',
    message: '',
    decidedAt: http.clock.now().toISOString(),
  } as const;
  await http.rows.commit(id, [{ kind: 'put', row: { kind: 'decision', value } }]);
}

describe('with cookies blocked', () => {
  it('asks for the reference that the page shows', async () => {
    const ravi = await reading({ cookies: false });
    const before = ravi.browser.page;

    const answer = await ravi.browser.submit(typed);

    expect(answer.status).toBe(403);
    expectShownAgain(answer, before);
    expect(answer.text).toContain('name="reference"');
    expect(answer.text).toContain(ravi.reference);
  });

  it('acts once the reference was typed, however it is spelled', async () => {
    const ravi = await reading({ cookies: false });
    await ravi.browser.submit(typed);

    const reference = ` ${ravi.reference.toLowerCase().replace('-', ' ')} `;
    const answer = await ravi.browser.submit({ ...typed, reference });

    expect(answer.status).toBe(303);
    expect(await decisions(ravi)).toBe(1);
  });

  it.each([['XXXX-XXXX'], ['']])('refuses the reference "%s"', async (reference) => {
    const ravi = await reading({ cookies: false });
    await ravi.browser.submit(typed);
    const before = ravi.browser.page;

    const answer = await ravi.browser.submit({ ...typed, reference });

    expect(answer.status).toBe(403);
    expectShownAgain(answer, before);
    expect(answer.text).toContain('name="reference"');
    expect(await decisions(ravi)).toBe(0);
  });

  it('does not act with the reference alone', async () => {
    const ravi = await reading({ cookies: false });

    const answer = await ravi.browser.submit({ ...typed, reference: ravi.reference });

    expect(answer.status).toBe(403);
  });

  it('asks once, though something else is missing then', async () => {
    const ravi = await reading({ cookies: false });
    await ravi.browser.submit(typed);
    const incomplete = { ...typed, justification: '', reference: ravi.reference };
    const refused = await ravi.browser.submit(incomplete);

    const answer = await ravi.browser.submit(typed);

    expect(refused.status).toBe(422);
    expect(answer.status).toBe(303);
  });

  it('keeps the two seconds', async () => {
    const ravi = await reading({ cookies: false });
    await ravi.browser.get(ravi.path);
    await ravi.browser.submit(typed);

    const answer = await ravi.browser.submit({ ...typed, reference: ravi.reference });

    expect(answer.status).toBe(403);
    expect(await decisions(ravi)).toBe(0);
  });
});

describe('a form that cannot be read', () => {
  it.each([
    ['malformed-body', 400, 'choice=approve&choice=deny', {}],
    ['malformed-body', 400, 'choice=%zz', {}],
    ['malformed-body', 400, 'justification=%ff', {}],
    ['unsupported-media-type', 415, '{}', { 'content-type': 'application/json' }],
    ['length-required', 411, 'a=b', { 'content-length': '' }],
    ['body-too-large', 413, 'a=b', { 'content-length': '65537' }],
  ])('is %s (%i): %s', async (code, status, text, headers) => {
    const ravi = await reading();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };

    const answer = await ravi.http.send('POST', ravi.path, {
      text,
      headers: { ...type, ...headers },
    });

    expect([answer.status, seen(answer)]).toMatchObject([status, { name: 'problem', code }]);
  });

  it('of nothing at all is an empty form', async () => {
    const ravi = await reading();

    const answer = await ravi.http.send('POST', ravi.path, { headers: { 'content-length': '0' } });

    expect([answer.status, seen(answer).name]).toEqual([403, 'review']);
  });
});
