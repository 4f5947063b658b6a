import { contosoKey, makeHttpApp } from '../../../support/http-app';

const origin = 'https://partners.contoso.example';

const granted = (headers: Headers): Readonly<Record<string, string | null>> => ({
  origin: headers.get('access-control-allow-origin'),
  methods: headers.get('access-control-allow-methods'),
  headers: headers.get('access-control-allow-headers'),
});

describe('a call from a page of another site', () => {
  it.each([
    ['/api/signup-requests', 'POST'],
    ['/api/access-packages/project-x', 'GET'],
  ])('to %s is allowed to connected organizations by %s', async (path, method) => {
    const answer = await makeHttpApp().send('OPTIONS', path, { headers: { origin } });

    expect(answer.status).toBe(204);
    expect(granted(answer.headers)).toEqual({
      origin,
      methods: method,
      headers: 'Content-Type, Idempotency-Key',
    });
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  it.each([
    'https://evil.example',
    'http://partners.contoso.example',
    'https://partners.contoso.example:8443',
    'https://PARTNERS.contoso.example',
    'null',
  ])('from %s is allowed nothing', async (other) => {
    const headers = { origin: other };
    const http = makeHttpApp();

    const asked = await http.send('OPTIONS', '/api/signup-requests', { headers });
    const read = await http.send('GET', '/api/access-packages/project-x', { headers });

    for (const answer of [asked, read]) {
      expect(granted(answer.headers)).toEqual({ origin: null, methods: null, headers: null });
      expect(answer.headers.get('vary')).toBe('Origin');
    }
  });

  it('can read the answer and what it needs of its headers, problems too', async () => {
    const http = makeHttpApp();

    const read = await http.send('GET', '/api/access-packages/project-x', { headers: { origin } });
    const problem = await http.send('POST', '/api/signup-requests', {
      json: {},
      headers: { origin },
    });

    expect([read.status, problem.status]).toEqual([200, 422]);
    for (const { headers } of [read, problem]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-expose-headers')).toBe(
        'Location, Retry-After, Idempotent-Replayed',
      );
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    }
  });

  it('can read that something broke', async () => {
    const http = makeHttpApp();
    http.change({ app: { ...http.app, acceptSignUp: () => Promise.reject(new Error('down')) } });
    const json = { accessPackageId: 'project-x', email: 'a@contoso.example', givenName: 'A' };

    const answer = await http.send('POST', '/api/signup-requests', { json, headers: { origin } });

    expect(answer.status).toBe(500);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('is never allowed to routes that need a key', async () => {
    const headers = { origin, authorization: contosoKey };

    const answer = await makeHttpApp().send('GET', '/api/signup-requests/AAAA-AAAA', { headers });

    expect(granted(answer.headers)).toEqual({ origin: null, methods: null, headers: null });
  });
});

describe('an access package for partners’ forms', () => {
  it('has fields, questions and terms', async () => {
    const answer = await makeHttpApp().send('GET', '/api/access-packages/project-x');

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({
      id: 'project-x',
      open: true,
      fields: expect.arrayContaining([
        { name: 'email', required: true, maxLength: 254 },
        { name: 'surname', required: false, maxLength: 64 },
        { name: 'acceptedTerms', required: true },
      ]) as unknown,
      questions: [{ id: 'role', type: 'text', required: false }],
      terms: { version: '2026-01', url: 'https://host.example/terms' },
    });
  });

  it('holds nothing of who decides and what is given', async () => {
    const { text } = await makeHttpApp().send('GET', '/api/access-packages/project-x');

    expect(text).not.toContain('Project X owners');
    expect(text).not.toContain('Project X members');
  });

  it('that is unknown is 404', async () => {
    const answer = await makeHttpApp().send('GET', '/api/access-packages/x');

    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toMatchObject({ type: 'urn:vestibule:problem:not-found' });
  });
});
