import type { SeenAnswer } from '../support/openapi/openapi-answers';
import { contosoPartnerKey, fabrikamPartnerKey } from '../support/partner-policies';
import { startApiProbe, type ApiProbe, type Fields, type Sent } from './support/api-probe';
import { asForm, plain, signUp } from './support/sign-ups';
import { eventually } from '../support/until';

const packages = '/api/access-packages/{accessPackageId}';
const requests = '/api/signup-requests';
const state = '/api/signup-requests/{reference}';
const cancel = '/api/signup-requests/{reference}/cancel';
const ready = '/health/ready';
const reasons = '/health/ready/reasons';

const keyOf = (key: string): { readonly authorization: string } => ({
  authorization: `Bearer ${key}`,
});
const contoso = keyOf(contosoPartnerKey);

const codeOf = ({ status, body }: SeenAnswer): string =>
  `${String(status)} ${(JSON.parse(body) as { readonly type: string }).type.split(':').at(-1) ?? ''}`;

describe('docs/openapi.yaml, against the running app', () => {
  let probe: ApiProbe;

  beforeAll(async () => {
    probe = await startApiProbe();
  });
  afterAll(async () => probe.stop());

  const ask: ApiProbe['ask'] = async (path, sent) => probe.ask(path, sent);

  async function accepted(fields: Fields): Promise<string> {
    const answer = await ask(requests, { json: fields, headers: contoso });
    expect(answer.status).toBe(202);
    return (JSON.parse(answer.body) as { readonly reference: string }).reference;
  }

  it('knows the access package, and the one that does not exist', async () => {
    const origin = { origin: 'https://partners.contoso.example' };
    const found = await ask(packages, { url: '/api/access-packages/project-x', headers: origin });
    const missing = await ask(packages, { url: '/api/access-packages/nothing' });

    expect(found.headers.get('access-control-allow-origin')).toBe(origin.origin);
    expect([found.status, codeOf(missing)]).toEqual([200, '404 not-found']);
  });

  it('knows what a sign-up as JSON is answered with', async () => {
    const dry = await ask(requests, { json: { ...signUp, dryRun: true } });
    const headers = { 'idempotency-key': 'first' };
    const first = await ask(requests, { json: signUp, headers });
    const again = await ask(requests, { json: signUp, headers });
    const origin = { origin: 'https://partners.contoso.example' };
    const across = await ask(requests, { json: signUp, headers: origin });

    expect([dry.status, first.status, across.status]).toEqual([200, 202, 202]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect([again.body, across.body]).toEqual([first.body, first.body]);
  });

  it('knows what a form is answered with', async () => {
    const returnUrl = 'https://partners.contoso.example/thanks';
    const hosted = await ask(requests, { form: asForm });
    const back = await ask(requests, { form: { ...asForm, returnUrl } });
    const dry = await ask(requests, { form: { ...asForm, dryRun: 'true' } });
    const wrong = await ask(requests, { form: { ...asForm, email: 'a+b@contoso.example' } });
    const foreign = await ask(requests, { form: { ...asForm, email: 'ana@nowhere.example' } });
    const closed = await ask(requests, { form: { ...asForm, accessPackageId: 'closed' } });

    expect([hosted, back, dry, wrong].map(({ status }) => status)).toEqual([303, 303, 200, 422]);
    expect([foreign.status, closed.status]).toEqual([403, 503]);
    expect(back.headers.get('location')).toMatch(
      /^https:\/\/partners\.contoso\.example\/thanks\?reference=.*&next=confirm-address$/,
    );
  });

  it.each<readonly [string, Sent]>([
    ['400 malformed-body', { text: '{' }],
    ['400 malformed-body', { json: signUp, headers: { 'idempotency-key': 'two words' } }],
    ['401 partner-key-required', { json: signUp, headers: keyOf('vst_contoso-1_wrong') }],
    ['403 policy-refused', { json: { ...signUp, email: 'ana@nowhere.example' } }],
    ['403 policy-refused', { json: signUp, headers: keyOf(fabrikamPartnerKey) }],
    ['413 body-too-large', { json: { ...signUp, justification: 'x'.repeat(70_000) } }],
    ['415 unsupported-media-type', { json: signUp, headers: { 'content-type': 'text/plain' } }],
    ['422 access-package-unknown', { json: { ...signUp, accessPackageId: 'nothing' } }],
    ['422 validation-failed', { json: { ...signUp, email: 'a+b@contoso.example', more: 1 } }],
    ['422 validation-failed', { json: { ...plain, email: 'é@contoso.example', givenName: '' } }],
    ['503 temporarily-unavailable', { json: { ...plain, accessPackageId: 'closed' } }],
  ])('knows %s', async (expected, sent) => {
    const answer = await ask(requests, sent);

    expect(codeOf(answer)).toBe(expected);
  });

  it('knows what a chunked body is answered with', async () => {
    expect(codeOf(await probe.askInChunks(requests, 'application/json'))).toBe(
      '411 length-required',
    );
    expect((await probe.askInChunks(requests, 'application/x-www-form-urlencoded')).status).toBe(
      411,
    );
  });

  it('knows an idempotency key that came with another body', async () => {
    const headers = { 'idempotency-key': 'reused' };
    await ask(requests, { json: { ...signUp, email: 'bea@contoso.example' }, headers });

    const answer = await ask(requests, {
      json: { ...signUp, email: 'bea@contoso.example', givenName: 'Bea' },
      headers,
    });

    expect(codeOf(answer)).toBe('422 idempotency-key-reused');
  });

  it('knows a key whose first request has not ended, and a backend that is down', async () => {
    const headers = { 'idempotency-key': 'hanging' };
    const json = { ...signUp, email: 'cleo@contoso.example' };
    await probe.stack.fault({ target: 'tables', match: 'reservations', status: 503, times: 20 });

    const down = await ask(requests, { json, headers });
    const inUse = await ask(requests, { json, headers });
    await probe.stack.clearFaults();

    expect(codeOf(down)).toBe('503 temporarily-unavailable');
    expect(codeOf(inUse)).toBe('409 idempotency-key-in-use');
  });

  it('knows the limit of a package', async () => {
    const json = { ...plain, accessPackageId: 'scarce' };
    await accepted({ ...json, email: 'dora@contoso.example' });

    const answer = await ask(requests, {
      json: { ...json, email: 'erin@contoso.example' },
      headers: contoso,
    });

    expect(codeOf(answer)).toBe('429 rate-limited');
  });

  it('knows the state of a request, for its own partner only', async () => {
    const reference = await accepted({ ...signUp, email: 'fay@contoso.example' });
    const url = `${requests}/${reference}`;

    const own = await ask(state, { url, headers: contoso });
    const etag = own.headers.get('etag') ?? '';
    const same = await eventually(async () => {
      const known = (await ask(state, { url, headers: contoso })).headers.get('etag') ?? etag;
      const next = await ask(state, { url, headers: { ...contoso, 'if-none-match': known } });
      return next.status === 304 ? next : undefined;
    }, 'a state that rests');
    const others = await ask(state, { url, headers: keyOf(fabrikamPartnerKey) });
    const nobodys = await ask(state, { url });

    expect([own.status, same.status, codeOf(others), codeOf(nobodys)]).toEqual([
      200,
      304,
      '404 not-found',
      '401 partner-key-required',
    ]);
  });

  it('knows how a request is canceled, and when it is too late', async () => {
    const reference = await accepted({ ...signUp, email: 'gus@contoso.example' });
    const url = `${requests}/${reference}/cancel`;
    const done = await accepted({
      ...plain,
      accessPackageId: 'instant',
      email: 'hal@contoso.example',
    });
    await eventually(async () => {
      const { body } = await ask(state, { url: `${requests}/${done}`, headers: contoso });
      return body.includes('"delivered"') ? true : undefined;
    }, 'delivery');

    const sent = { method: 'POST', headers: contoso } as const;
    const canceled = await ask(cancel, { ...sent, url });
    const late = await ask(cancel, { ...sent, url: `${requests}/${done}/cancel` });
    const missing = await ask(cancel, { ...sent, url: `${requests}/0000-0000/cancel` });
    const nobodys = await ask(cancel, { method: 'POST', url });

    expect(canceled.status).toBe(202);
    expect([codeOf(late), codeOf(missing), codeOf(nobodys)]).toEqual([
      '409 request-closed',
      '404 not-found',
      '401 partner-key-required',
    ]);
  });

  it('knows what partners read while the tables are down', async () => {
    const url = `${requests}/7K3M-9QXT`;
    await probe.stack.fault({ target: 'tables', status: 503, times: 500 });

    const asked = await ask(state, { url, headers: contoso });
    const canceled = await ask(cancel, { method: 'POST', url: `${url}/cancel`, headers: contoso });
    await probe.stack.clearFaults();

    expect([codeOf(asked), codeOf(canceled)]).toEqual([
      '503 temporarily-unavailable',
      '503 temporarily-unavailable',
    ]);
  });

  it('knows health, readiness and its reasons', async () => {
    const withKey = { 'x-functions-key': probe.masterKey() };
    expect((await ask('/health')).status).toBe(200);
    await probe.stack.advance('PT20S');
    expect((await ask(ready)).status).toBe(200);
    expect((await ask(ready, { headers: withKey })).status).toBe(307);
    expect((await ask(reasons)).status).toBe(401);
    expect((await ask(reasons, { headers: withKey })).status).toBe(200);

    await probe.stack.advance('PT20S');
    await probe.stack.fault({ target: 'tables', status: 503, times: 500 });
    const down = [await ask(ready), await ask(reasons, { headers: withKey })];
    await probe.stack.clearFaults();

    expect(down.map(({ status }) => status)).toEqual([503, 503]);
  });

  it('names no answer that was not seen, but for bugs and an app without policies', () => {
    const never = probe.answers.documented.filter((answer) => !probe.seen.has(answer));

    expect(never).toEqual([
      `get ${packages} 500`,
      `get ${packages} 503`,
      `post ${requests} 500`,
      `get ${state} 500`,
      `post ${cancel} 500`,
    ]);
  });

  it('finds an answer that is not documented', async () => {
    const { status, headers } = await fetch(`${probe.stack.baseUrl}/health`);
    const body = '{"status":"ok","more":1}';
    const answer = { method: 'get', path: '/health', status, headers, body };

    expect(probe.answers.problemsOf(answer)).not.toEqual([]);
    expect(probe.answers.problemsOf({ ...answer, status: 418 })).not.toEqual([]);
    expect(
      probe.answers.problemsOf({
        ...answer,
        body: '{"status":"ok"}',
        headers: new Headers({ etag: '1' }),
      }),
    ).not.toEqual([]);
  });
});
