import { AppError } from '../../../../shared/domain/app-error';
import {
  httpPolicies,
  makeHttpApp,
  type HttpAnswer,
  type HttpApp,
} from '../../../support/http-app';
import { hiddenFields, makeBrowser, seen } from '../../../support/http-browser';
import { someSettings } from '../../../support/policies';

const hosted = '/signup/project-x';
const returnUrl = 'https://partners.contoso.example/thanks?from=form';

const kept = {
  language: 'fr',
  returnUrl,
  givenName: 'Ana',
  surname: 'O’Neill-Silva',
  organization: 'Contoso & "Sons" <Ltd>',
  'answers.role': 'Architect',
  justification: 'For hall 3.\nFrom January.',
  acceptedTerms: '2026-01',
};
const entered = { ...kept, email: 'ana@private.example' };

const shownAddress = ({ text }: HttpAnswer): string | undefined =>
  /<input id="email" name="email" type="email" value="([^"]*)"/.exec(text)?.[1];

const submissions = ({ rows }: HttpApp): readonly unknown[] =>
  rows
    .rows()
    .filter(({ kind }) => kind === 'submission')
    .map(({ value }) => value);

const failing = (cause: Error): HttpApp => {
  const http = makeHttpApp();
  http.change({ app: { ...http.app, acceptSignUp: () => Promise.reject(cause) } });
  return http;
};

describe('a form whose address may not ask', () => {
  it('is refused, with the address to be changed and all else carried along', async () => {
    const answer = await makeHttpApp().send('POST', hosted, { form: entered });

    expect([answer.status, seen(answer)]).toMatchObject([
      403,
      { name: 'problem', code: 'policy-refused', action: hosted },
    ]);
    expect(shownAddress(answer)).toBe('ana@private.example');
    expect(hiddenFields(answer)).toEqual(kept);
  });

  it('stores with another address what the form said, and goes where it wanted to go', async () => {
    const http = makeHttpApp();
    const browser = makeBrowser(http);
    await browser.get(hosted);
    const refused = await browser.submit(entered);

    const corrected = { ...hiddenFields(refused), email: 'ana@contoso.example' };
    const answer = await browser.submit(corrected);

    expect(answer.headers.get('location')).toContain(`${returnUrl}&reference=`);
    expect(submissions(http)).toMatchObject([
      {
        language: 'fr',
        givenName: 'Ana',
        surname: 'O’Neill-Silva',
        organization: 'Contoso & "Sons" <Ltd>',
        answers: { role: 'Architect' },
        justification: 'For hall 3.\nFrom January.',
        acceptedTerms: '2026-01',
      },
    ]);
  });

  it('lets the browser follow the way back, and has no language links, which would lose it all', async () => {
    const { headers, text } = await makeHttpApp().send('POST', hosted, { form: entered });

    expect(headers.get('content-security-policy')).toContain(
      "form-action 'self' https://partners.contoso.example;",
    );
    expect(text).not.toContain('hreflang');
  });

  it('carries no returnUrl that nobody has listed', async () => {
    const form = { ...entered, returnUrl: 'https://evil.example/' };

    const { headers, text } = await makeHttpApp().send('POST', hosted, { form });

    expect(text).not.toContain('evil.example');
    expect(headers.get('content-security-policy')).toContain("form-action 'self';");
  });

  it('carries nothing that the form does not have', async () => {
    const form = { ...entered, utm: '1', 'answers.other': 'x', csrf: 'y', accessPackageId: 'z' };

    const answer = await makeHttpApp().send('POST', hosted, { form });

    expect(hiddenFields(answer)).toEqual(kept);
  });

  it('stays a dry run', async () => {
    const form = { ...entered, dryRun: 'true' };

    const answer = await makeHttpApp().send('POST', hosted, { form });

    expect(hiddenFields(answer)).toEqual({ ...kept, dryRun: 'true' });
  });

  it('goes on at the hosted form from a partner’s own page, in the language of that', async () => {
    const form = { ...entered, accessPackageId: 'project-x', language: 'xx' };

    const answer = await makeHttpApp().send('POST', '/api/signup-requests?lang=fr', { form });

    expect([answer.status, seen(answer).action]).toEqual([403, `${hosted}?lang=fr`]);
    expect(hiddenFields(answer)).toEqual({ ...kept, language: 'xx' });
    expect(answer.headers.get('content-language')).toBe('fr');
  });
});

describe('a form that cannot be taken now', () => {
  const unavailable = new AppError('tables.unavailable', { retryable: true });
  const paused = makeHttpApp({}, httpPolicies({ settings: someSettings({ paused: true }) }));

  it.each([
    ['503 temporarily-unavailable', 'while requests are paused', paused],
    ['503 temporarily-unavailable', 'while a backend is down', failing(unavailable)],
    ['500 internal-error', 'because something broke', failing(new Error('a bug'))],
  ])('%s %s can be sent again as it was', async (problem, _, http) => {
    const answer = await http.send('POST', hosted, { form: entered });

    const { code, action } = seen(answer);
    expect(`${String(answer.status)} ${code ?? ''}`).toBe(problem);
    expect(action).toBe(hosted);
    expect(answer.headers.get('content-language')).toBe('fr');
    expect(shownAddress(answer)).toBeUndefined();
    expect(hiddenFields(answer)).toEqual(entered);
  });

  it.each([hosted, '/api/signup-requests'])(
    'because of too many before can be sent again: %s',
    async (path) => {
      const http = makeHttpApp();
      const form = { ...entered, accessPackageId: 'project-x' };
      for (let sent = 0; sent < 30; sent += 1) await http.send('POST', path, { form });

      const answer = await http.send('POST', path, { form });

      expect([answer.status, seen(answer)]).toMatchObject([
        429,
        { code: 'rate-limited', action: hosted },
      ]);
      expect(hiddenFields(answer)).toEqual(entered);
    },
  );

  it('is stored once it can be', async () => {
    const http = failing(unavailable);
    const form = { ...entered, email: 'ana@contoso.example' };
    const refused = await http.send('POST', hosted, { form });
    http.change({ app: http.app });

    const answer = await http.send('POST', hosted, { form: hiddenFields(refused) });

    expect([answer.status, submissions(http).length]).toEqual([303, 1]);
  });

  it('cannot be sent again where that would not help', async () => {
    const unknown = { ...entered, accessPackageId: 'nothing' };
    const twice = new URLSearchParams([...Object.entries(entered), ['email', 'eve@x.example']]);

    const answers = await Promise.all([
      failing(unavailable).send('POST', '/api/signup-requests', { form: unknown }),
      makeHttpApp().send('POST', '/api/signup-requests', { form: unknown }),
      makeHttpApp().send('POST', hosted, { form: twice }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([503, 422, 400]);
    expect(answers.filter(({ text }) => text.includes('<form'))).toEqual([]);
  });

  it('is not carried along with one value given many times: whoever is limited gets no long page', async () => {
    const http = makeHttpApp();
    for (let sent = 0; sent < 30; sent += 1) await http.send('POST', hosted, { form: entered });
    const many = new URLSearchParams('email=a&'.repeat(5000));

    const answer = await http.send('POST', hosted, { form: many });

    expect([answer.status, answer.text.includes('<form')]).toEqual([429, false]);
  });
});
