import type { PolicySet } from '../../../../shared/domain/policy/policy-set';
import {
  contosoKey,
  fabrikamKey,
  httpPolicies,
  makeHttpApp,
  type HttpApp,
} from '../../../support/http-app';
import { advance, confirm, decide } from '../../../support/sign-up-journey';

const body = {
  accessPackageId: 'project-x',
  email: 'ana@contoso.example',
  givenName: 'Ana',
  surname: 'Silva',
  organization: 'Contoso Ltd',
  acceptedTerms: '2026-01',
};
const contoso = { headers: { authorization: contosoKey } };
const fabrikam = { headers: { authorization: fabrikamKey } };

/** Posts for Ana and answers where her request can be looked up. */
async function asked(http: HttpApp, more: { headers?: Record<string, string> } = contoso) {
  const answer = await http.send('POST', '/api/signup-requests', { json: body, ...more });
  return answer.headers.get('location') ?? '';
}

/** The one request that there is. */
function idOf(http: HttpApp): string {
  const [id] = http.rows.rows().flatMap((row) => (row.kind === 'request' ? [row.value.id] : []));
  return id ?? '';
}

const verifyingAlways = ((policies): PolicySet => ({
  ...policies,
  accessPackages: policies.accessPackages.map((each) => ({ ...each, verifyAddress: 'always' })),
}))(httpPolicies());

describe('a partner’s view of its own request', () => {
  it('shows the state', async () => {
    const http = makeHttpApp();
    const path = await asked(http);

    const answer = await http.send('GET', path, contoso);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      reference: path.split('/').at(-1),
      accessPackageId: 'project-x',
      state: 'pendingApproval',
      submittedAt: '2026-01-05T10:00:00.000Z',
      updatedAt: '2026-01-05T10:00:00.000Z',
      stages: [{ name: 'Owners', state: 'waiting' }],
    });
  });

  it('shows the message of the decision once it counts', async () => {
    const http = makeHttpApp();
    const path = await asked(http);
    await advance(http, idOf(http));
    await decide(http, idOf(http), 'deny', { message: 'Not this year' });
    await advance(http, idOf(http), { after: 1 });
    const before = await http.send('GET', path, contoso);
    await advance(http, idOf(http), { after: 2, elapsed: 'endOfUndo' });

    const answer = await http.send('GET', path, contoso);

    expect(JSON.parse(before.text)).not.toHaveProperty('message');
    expect(JSON.parse(answer.text)).toMatchObject({
      state: 'denied',
      stages: [{ name: 'Owners', state: 'denied' }],
      message: 'Not this year',
    });
  });

  it('has a tag that changes with it', async () => {
    const http = makeHttpApp();
    const path = await asked(http);
    const first = await http.send('GET', path, contoso);
    const etag = first.headers.get('etag') ?? '';
    const known = { headers: { ...contoso.headers, 'if-none-match': `W/${etag}` } };

    const same = await http.send('GET', path, known);
    await http.send('POST', `${path}/cancel`, contoso);
    const changed = await http.send('GET', path, known);

    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect([same.status, same.text]).toEqual([304, '']);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('is found however the reference is spelled', async () => {
    const http = makeHttpApp();
    const path = await asked(http);

    const answer = await http.send('GET', path.toLowerCase().replace(/-(\w+)$/, '$1'), contoso);

    expect(answer.status).toBe(200);
  });

  it('leaves out requests that its people made by themselves', async () => {
    const http = makeHttpApp();
    const path = await asked(http, {});

    const shown = await http.send('GET', path, contoso);
    const canceled = await http.send('POST', `${path}/cancel`, contoso);

    expect([shown.status, canceled.status]).toEqual([404, 404]);
  });

  it('leaves them out though it then asks for the same person', async () => {
    const http = makeHttpApp();
    const path = await asked(http, {});
    await confirm(http, idOf(http), 1);

    const again = await asked(http);
    const shown = await http.send('GET', path, contoso);
    const canceled = await http.send('POST', `${path}/cancel`, contoso);

    expect(again).toBe(path);
    expect([shown.status, canceled.status]).toEqual([404, 404]);
  });

  it('includes one whose address is still to be confirmed, where the policy asks for that', async () => {
    const http = makeHttpApp({}, verifyingAlways);
    const path = await asked(http);

    const answer = await http.send('GET', path, contoso);

    expect(JSON.parse(answer.text)).toMatchObject({ state: 'unverified' });
  });

  it('includes a request without a key that it then vouched for', async () => {
    const http = makeHttpApp();
    const path = await asked(http, {});

    const again = await asked(http);
    const answer = await http.send('GET', path, contoso);

    expect(again).toBe(path);
    expect(JSON.parse(answer.text)).toMatchObject({ state: 'pendingApproval' });
  });

  it.each([
    ['without a key', 401, {}],
    ['with a wrong key', 401, { headers: { authorization: `${contosoKey}x` } }],
    ['with the key of another organization', 404, fabrikam],
  ])('is not shown %s', async (_who, status, headers) => {
    const http = makeHttpApp();
    const path = await asked(http);

    const shown = await http.send('GET', path, headers);
    const canceled = await http.send('POST', `${path}/cancel`, headers);

    expect([shown.status, canceled.status]).toEqual([status, status]);
    expect(shown.headers.get('content-type')).toBe('application/problem+json');
    expect((await http.rows.load(idOf(http)))?.request.value.state).toBe('pendingApproval');
  });

  it('asks for the key in the way of the protocol', async () => {
    const answer = await makeHttpApp().send('GET', '/api/signup-requests/AAAA-AAAA');

    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(['AAAA-AAAA', 'x', 'AAAA-AAAAA', 'AAAA%2FAAAA'])('is nothing for %s', async (text) => {
    const answer = await makeHttpApp().send('GET', `/api/signup-requests/${text}`, contoso);

    expect(answer.status).toBe(404);
  });

  it('keeps its reference when another request has the one that was drawn', async () => {
    const http = makeHttpApp();
    const first = await asked(http);
    const reference = first.split('/').at(-1) ?? '';
    const elsewhere = makeHttpApp();
    await elsewhere.ports.references.put(reference, 'f'.repeat(32));

    const second = await asked(elsewhere);
    const answer = await elsewhere.send('GET', second, contoso);

    expect(second).not.toBe(first);
    expect(answer.status).toBe(200);
    expect(await elsewhere.ports.references.find(reference)).toBe('f'.repeat(32));
  });
});

describe('a partner’s cancel', () => {
  it('is answered 202, also the second time', async () => {
    const http = makeHttpApp();
    const path = await asked(http);

    const first = await http.send('POST', `${path}/cancel`, contoso);
    const second = await http.send('POST', `${path}/cancel`, contoso);

    expect([first.status, second.status]).toEqual([202, 202]);
    const audit = (await http.rows.load(idOf(http)))?.audit.map(({ value }) => value) ?? [];
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'request.canceled', actor: 'partner:contoso-1' }),
    );
  });

  it('leaves no stage open', async () => {
    const http = makeHttpApp();
    const path = await asked(http);
    await advance(http, idOf(http));

    await http.send('POST', `${path}/cancel`, contoso);
    const state = await http.send('GET', path, contoso);

    expect(JSON.parse(state.text)).toMatchObject({
      state: 'canceled',
      stages: [{ state: 'canceled' }],
    });
  });

  it('that comes too late is 409', async () => {
    const http = makeHttpApp();
    const path = await asked(http);
    await advance(http, idOf(http));
    await decide(http, idOf(http), 'approve');
    await advance(http, idOf(http), { after: 1 });
    await advance(http, idOf(http), { after: 2, elapsed: 'endOfUndo' });

    const answer = await http.send('POST', `${path}/cancel`, contoso);

    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.text)).toMatchObject({ type: 'urn:vestibule:problem:request-closed' });
  });
});
