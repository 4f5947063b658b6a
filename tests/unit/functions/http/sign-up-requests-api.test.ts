import {
  contosoKey,
  httpPolicies,
  makeHttpApp,
  type HttpAnswer,
  type SentRequest,
} from '../../../support/http-app';
import { seen } from '../../../support/http-browser';
import { anOrganization, someSettings } from '../../../support/policies';

const path = '/api/signup-requests';

const body = {
  accessPackageId: 'project-x',
  email: 'ana@contoso.example',
  givenName: 'Ana',
  surname: 'Silva',
  organization: 'Contoso Ltd',
  acceptedTerms: '2026-01',
};

const problemOf = ({ text }: HttpAnswer): Readonly<Record<string, unknown>> =>
  JSON.parse(text) as Record<string, unknown>;

/** Status and type of a well-formed problem. */
function problemCode(answer: HttpAnswer): string {
  const { type, status, title, detail, traceId } = problemOf(answer);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(status).toBe(answer.status);
  expect([typeof title, typeof detail]).toEqual(['string', 'string']);
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  return `${String(answer.status)} ${String(type)}`;
}

describe('a sign-up as JSON', () => {
  it('is answered 202 with the reference and nothing else', async () => {
    const answer = await makeHttpApp().send('POST', path, { json: body });

    const { reference, ...rest } = problemOf(answer);
    expect(answer.status).toBe(202);
    expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(rest).toEqual({});
    expect(answer.headers.get('location')).toBe(`${path}/${String(reference)}`);
  });

  it('of somebody who asks already gets the first one’s reference', async () => {
    const http = makeHttpApp();
    const first = await http.send('POST', path, { json: body });

    const second = await http.send('POST', path, { json: { ...body, givenName: 'Eve' } });

    expect([second.status, second.text]).toEqual([202, first.text]);
  });

  it('as a dry run is checked, answered 200 and not stored', async () => {
    const http = makeHttpApp();

    const answer = await http.send('POST', path, { json: { ...body, dryRun: true } });

    expect(answer.status).toBe(200);
    expect(http.rows.rows()).toEqual([]);
  });

  it('is answered 202 once stored, though nothing after that works', async () => {
    const http = makeHttpApp();
    http.ports.queue.answer({ kind: 'later', afterSeconds: 60, throttled: false });
    http.orchestrations.fail(new Error('down'));

    const headers = { authorization: contosoKey };
    const answer = await http.send('POST', path, { json: body, headers });

    expect(answer.status).toBe(202);
  });
});

describe('a sign-up that is not taken', () => {
  const rows: readonly [string, number, string, SentRequest][] = [
    [
      'no JSON',
      400,
      'malformed-body',
      { text: '{', headers: { 'content-type': 'application/json' } },
    ],
    ['no object', 400, 'malformed-body', { json: [] }],
    [
      'an empty body',
      400,
      'malformed-body',
      { text: '', headers: { 'content-type': 'application/json' } },
    ],
    [
      'a member twice',
      400,
      'malformed-body',
      { text: '{"email":"a","email":"b"}', headers: { 'content-type': 'application/json' } },
    ],
    [
      'a bad idempotency key',
      400,
      'malformed-body',
      { json: body, headers: { 'idempotency-key': 'a b' } },
    ],
    [
      'a bad partner key',
      401,
      'partner-key-required',
      { json: body, headers: { authorization: 'Bearer x' } },
    ],
    [
      'a closed package',
      403,
      'policy-refused',
      { json: { ...body, email: 'a@elsewhere.example' } },
    ],
    [
      'an address of another domain than the key’s',
      403,
      'policy-refused',
      { json: { ...body, email: 'a@fabrikam.example' }, headers: { authorization: contosoKey } },
    ],
    [
      'an unknown package',
      422,
      'access-package-unknown',
      { json: { ...body, accessPackageId: 'x' } },
    ],
    ['wrong fields', 422, 'validation-failed', { json: { ...body, email: 'x' } }],
    ['an unknown member', 422, 'validation-failed', { json: { ...body, emial: 'x' } }],
    ['no length', 411, 'length-required', { json: body, headers: { 'content-length': '' } }],
    ['too much', 413, 'body-too-large', { json: { ...body, justification: 'x'.repeat(65_536) } }],
    ['plain text', 415, 'unsupported-media-type', { text: 'x' }],
    [
      'another character set',
      415,
      'unsupported-media-type',
      { json: body, headers: { 'content-type': 'application/json; charset=latin1' } },
    ],
  ];

  it.each(rows)('with %s is %i %s', async (_what, status, code, request) => {
    const http = makeHttpApp();

    const answer = await http.send('POST', path, request);

    expect(problemCode(answer)).toBe(`${String(status)} urn:vestibule:problem:${code}`);
    expect(http.rows.rows()).toEqual([]);
  });

  it('says where each error is, as a pointer into the body', async () => {
    const wrong = { ...body, email: 'ana+x@contoso.example', givenName: 5, answers: { role: 7 } };
    const shape = await makeHttpApp().send('POST', path, { json: wrong });
    const long = { ...body, email: 'ana+x@contoso.example', answers: { role: 'x'.repeat(5000) } };
    const content = await makeHttpApp().send('POST', path, { json: long });

    expect(problemOf(shape)['errors']).toMatchObject([
      { pointer: '#/givenName', code: 'member.wrong-type' },
      { pointer: '#/answers/role', code: 'member.wrong-type' },
    ]);
    expect(problemOf(content)['errors']).toMatchObject([
      {
        pointer: '#/email',
        code: 'email.unsupported-character',
        detail: expect.any(String) as string,
      },
      { pointer: '#/answers/role', code: 'answer.too-long' },
    ]);
  });

  it('names all that is missing at once, and a language that is none', async () => {
    const language = await makeHttpApp().send('POST', path, {
      json: { ...body, language: 'fr_FR' },
    });
    const { accessPackageId } = body;
    const missing = await makeHttpApp().send('POST', path, { json: { accessPackageId } });

    expect(problemOf(language)['errors']).toMatchObject([
      { pointer: '#/language', code: 'language.malformed' },
    ]);
    expect(problemOf(missing)['errors']).toMatchObject([
      { pointer: '#/email', code: 'email.missing' },
      { pointer: '#/givenName', code: 'name.required' },
      { pointer: '#/organization', code: 'organization.required' },
      { pointer: '#/acceptedTerms', code: 'terms.required' },
    ]);
  });

  it('because it answers what nobody asks names that answer, which a form may carry', async () => {
    const answers = { constructor: 'x', 'a/b': true };
    const json = await makeHttpApp().send('POST', path, { json: { ...body, answers } });
    const named = JSON.stringify({ ...body, answers: {} }).replace('{}', '{"__proto__":"x"}');
    const type = { 'content-type': 'application/json' };
    const proto = await makeHttpApp().send('POST', path, { text: named, headers: type });
    const form = { ...body, 'answers.constructor': 'x', 'answers.__proto__.polluted': 'yes' };
    const posted = await makeHttpApp().send('POST', path, { form });

    expect(problemOf(json)['errors']).toMatchObject([
      { pointer: '#/answers/constructor', code: 'member.unknown' },
      { pointer: '#/answers/a~1b', code: 'member.unknown' },
    ]);
    expect(problemOf(proto)['errors']).toMatchObject([
      { pointer: '#/answers/__proto__', code: 'member.unknown' },
    ]);
    expect(posted.status).toBe(303);
  });

  it.each([
    ['{"accessPackageId":"project-x","\\ud800":1}', '#/%EF%BF%BD'],
    [
      '{"accessPackageId":"project-x","answers":{"role":"x","a\\udc00":"y"}}',
      '#/answers/a%EF%BF%BD',
    ],
  ])('points at a member whose name is half a character: %s', async (text, pointer) => {
    const headers = { 'content-type': 'application/json' };

    const answer = await makeHttpApp().send('POST', path, { text, headers });

    expect(problemCode(answer)).toBe('422 urn:vestibule:problem:validation-failed');
    expect(answer.text).toContain(pointer);
  });

  it('names the first hundred of very many errors', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [String(index), 1]));

    const answer = await makeHttpApp().send('POST', path, { json: { ...body, ...many } });

    expect(problemOf(answer)['errors']).toHaveLength(100);
  });

  it('because requests are paused is 503', async () => {
    const http = makeHttpApp();
    http.usePolicies(httpPolicies({ settings: someSettings({ paused: true }) }));

    const answer = await http.send('POST', path, { json: body });

    expect(problemCode(answer)).toBe('503 urn:vestibule:problem:temporarily-unavailable');
    expect(answer.headers.get('retry-after')).toBe('3600');
  });

  it('because of its network is 429, unless a partner key answers for it', async () => {
    const http = makeHttpApp();
    for (let sent = 0; sent < 30; sent += 1) await http.send('POST', path, { json: {} });

    const anonymous = await http.send('POST', path, { json: body });
    const headers = { authorization: contosoKey };
    const partner = await http.send('POST', path, { json: body, headers });

    expect(problemCode(anonymous)).toBe('429 urn:vestibule:problem:rate-limited');
    expect(Number(anonymous.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(partner.status).toBe(202);
  });

  it('because of the limits of its organization is 429', async () => {
    const http = makeHttpApp();
    const [contoso] = httpPolicies().connectedOrganizations;
    const limited = { ...anOrganization(), ...contoso, limits: { perDay: 0 } };
    http.usePolicies(httpPolicies({ connectedOrganizations: [limited] }));

    const headers = { authorization: contosoKey };
    const answer = await http.send('POST', path, { json: body, headers });

    expect(problemCode(answer)).toBe('429 urn:vestibule:problem:rate-limited');
  });

  it('because something broke is 500 without the cause, which is in the log', async () => {
    const http = makeHttpApp();
    http.change({
      app: { ...http.app, acceptSignUp: () => Promise.reject(new Error('secret cause')) },
    });

    const answer = await http.send('POST', path, { json: body });

    expect(problemCode(answer)).toBe('500 urn:vestibule:problem:internal-error');
    expect(answer.text).not.toContain('secret cause');
    expect(http.ports.log.lines).toContainEqual({
      level: 'error',
      step: 'http.failed',
      facts: { function: 'signUpRequestsApi', code: 'unexpected' },
      cause: new Error('secret cause'),
    });
  });
});

const keyed = (key: string, json: unknown = body): SentRequest => ({
  json,
  headers: { 'idempotency-key': key },
});

describe('an idempotency key', () => {
  it('gets the stored answer again, and says so', async () => {
    const http = makeHttpApp();
    const first = await http.send('POST', path, keyed('k'));

    const second = await http.send('POST', path, keyed('k'));

    expect([second.status, second.text]).toEqual([202, first.text]);
    expect(first.headers.has('idempotent-replayed')).toBe(false);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('gets a form’s way on again, and says so', async () => {
    const http = makeHttpApp();
    const form = { form: body, headers: { 'idempotency-key': 'k' } };
    const first = await http.send('POST', path, form);

    const second = await http.send('POST', path, form);

    expect([second.status, second.headers.get('location')]).toEqual([
      303,
      first.headers.get('location'),
    ]);
    expect(first.headers.has('idempotent-replayed')).toBe(false);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('with another body is refused', async () => {
    const http = makeHttpApp();
    await http.send('POST', path, keyed('k'));

    const answer = await http.send('POST', path, keyed('k', { ...body, surname: '' }));

    expect(problemCode(answer)).toBe('422 urn:vestibule:problem:idempotency-key-reused');
  });

  it('whose first request still runs is in use', async () => {
    const http = makeHttpApp();
    const { seals } = http.ports;
    const scope = `project-x|${await seals.personKey('ana@contoso.example')}`;
    await http.ports.idempotency.begin(scope, 'k', await seals.fingerprint(JSON.stringify(body)));

    const answer = await http.send('POST', path, keyed('k'));

    expect(problemCode(answer)).toBe('409 urn:vestibule:problem:idempotency-key-in-use');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each(['x'.repeat(255), '!~'])('may be %s', async (key) => {
    const answer = await makeHttpApp().send('POST', path, keyed(key));

    expect(answer.status).toBe(202);
  });

  it.each(['', 'x'.repeat(256), 'a b', 'é'])('may not be "%s"', async (key) => {
    const answer = await makeHttpApp().send('POST', path, keyed(key));

    expect(problemCode(answer)).toBe('400 urn:vestibule:problem:malformed-body');
  });
});

describe('a form on a partner’s own page', () => {
  const returnUrl = 'https://partners.contoso.example/thanks?from=form';
  const headers = { origin: 'https://partners.contoso.example' };

  it('sends the browser back to the partner', async () => {
    const form = { ...body, returnUrl };

    const answer = await makeHttpApp().send('POST', path, { form, headers });

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain(`${returnUrl}&reference=`);
  });

  it('without returnUrl goes on to the received page', async () => {
    const answer = await makeHttpApp().send('POST', path, { form: body, headers });

    expect(answer.headers.get('location')).toBe('/signup/project-x/received');
  });

  it('with errors is answered with the hosted form, values and returnUrl kept', async () => {
    const form = { ...body, email: '', returnUrl };

    const answer = await makeHttpApp().send('POST', path, { form, headers });

    expect([answer.status, seen(answer)]).toMatchObject([
      422,
      { name: 'signup', action: '/signup/project-x' },
    ]);
    expect(answer.text).toContain('value="Contoso Ltd"');
    expect(answer.text).toContain('name="returnUrl"');
  });

  it.each([
    ['access-package-unknown', 422, { ...body, accessPackageId: 'x' }],
    ['policy-refused', 403, { ...body, email: 'a@elsewhere.example' }],
    ['access-package-unknown', 422, {}],
  ])('is told of %s (%i) on a page', async (code, status, form) => {
    const answer = await makeHttpApp().send('POST', path, { form, headers });

    expect([answer.status, seen(answer)]).toMatchObject([status, { name: 'problem', code }]);
  });

  it('with broken escapes cannot be read', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };

    const answer = await makeHttpApp().send('POST', path, { text: 'email=%ff', headers: type });

    expect([answer.status, seen(answer).code]).toEqual([400, 'malformed-body']);
  });
});
