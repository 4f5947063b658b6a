import { AppError } from '../../../../shared/domain/app-error';
import { stylesheet } from '../../../../shared/presentation/stylesheet';
import { httpRoutes } from '../../../../functions/http/routes';
import { hiddenRoutes } from '../../../../local/functions-host/http/hidden-routes';
import { makeHttpApp, termsAccepted, type HttpAnswer } from '../../../support/http-app';
import { seen } from '../../../support/http-browser';
import { arrive } from '../../../support/sign-up-journey';
import { until } from '../../../support/until';

describe('a path or method that nothing serves', () => {
  it.each([
    ['GET', '/nothing'],
    ['HEAD', '/nothing'],
    ['POST', '/'],
    ['OPTIONS', '/'],
    ['DELETE', '/api/signup-requests'],
    ['PUT', '/review/x'],
    ['GET', '/review/x/undo'],
    ['GET', '/signup'],
    ['OPTIONS', '/api/signup-requests/AAAA-AAAA'],
  ])('is a 404 page: %s %s', async (method, path) => {
    const answer = await makeHttpApp().send(method, path);

    expect([answer.status, seen(answer)]).toMatchObject([
      404,
      { name: 'problem', code: 'not-found' },
    ]);
  });

  it('is a problem for programs that take JSON only', async () => {
    const headers = { accept: 'application/json' };

    const answer = await makeHttpApp().send('GET', '/api/nothing', { headers });

    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('never makes links to another site of its own path', async () => {
    const { text } = await makeHttpApp().send('GET', 'http://internal.host//evil.example/x');

    expect(text).not.toContain('"//evil.example');
  });
});

describe('every answer', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/nothing'],
    ['GET', '/health'],
    ['GET', '/api/access-packages/project-x'],
    ['OPTIONS', '/api/signup-requests'],
    ['GET', stylesheet().path],
    ['GET', '/verify/x'],
    ['GET', '/health/ready'],
    ['GET', '/health/ready?code=x'],
    ['GET', '/api/signup-requests/AAAA-AAAA'],
    ['POST', '/api/signup-requests'],
    ['POST', '/links'],
    ['POST', '/signup/project-x'],
  ])('has the headers that protect it: %s %s', async (method, path) => {
    const { headers } = await makeHttpApp().send(method, path);

    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'.*frame-ancestors 'none'/,
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-permitted-cross-domain-policies')).toBe('none');
    expect(headers.get('x-dns-prefetch-control')).toBe('off');
    expect(headers.get('referrer-policy')).toBe('strict-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.has('cross-origin-resource-policy')).toBe(true);
    expect(headers.has('permissions-policy')).toBe(true);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=/);
  });

  it('that sends a browser on has them too', async () => {
    const form = { email: 'ana@x.example', givenName: 'Ana', organization: 'X' };

    const { status, headers } = await makeHttpApp().send('POST', '/signup/community', { form });

    expect(status).toBe(303);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('to a page may load nothing from elsewhere but the logo', async () => {
    const http = makeHttpApp();
    const { settings } = http.ports.policies();
    const logo = 'https://cdn.host.example/logo.svg';
    http.usePolicies({ ...http.ports.policies(), settings: { ...settings, logo } });

    const { headers } = await http.send('GET', '/');

    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' data: https://cdn.host.example; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });
});

describe('the style sheet', () => {
  it('may be kept for ever', async () => {
    const { path, content } = stylesheet();

    const answer = await makeHttpApp().send('GET', path);

    expect([answer.status, answer.text]).toEqual([200, content]);
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('of another version is not there', async () => {
    const answer = await makeHttpApp().send('GET', '/assets/0000.css');

    expect(answer.status).toBe(404);
  });
});

describe('when something breaks', () => {
  it('a page says so without its cause', async () => {
    const http = makeHttpApp();
    http.change({
      policies: () => {
        throw new Error('secret cause');
      },
    });

    const answer = await http.send('GET', '/');

    expect([answer.status, seen(answer).code]).toEqual([500, 'internal-error']);
    expect(answer.text).not.toContain('secret cause');
  });

  it('and may pass, the answer is 503', async () => {
    const http = makeHttpApp();
    const unavailable = new AppError('tables.unavailable', { retryable: true });
    http.change({ app: { ...http.app, loadRequest: () => Promise.reject(unavailable) } });
    const claims = { requestId: 'a'.repeat(32), stage: 0, approver: '', generation: 0 };
    const token = await http.ports.linkTokens.sign({
      ...claims,
      purpose: 'status',
      expiresAt: Math.floor(http.clock.now().getTime() / 1000) + 60,
    });

    const answer = await http.send('GET', `/status/${token}`);

    expect([answer.status, seen(answer).code]).toEqual([503, 'temporarily-unavailable']);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(http.ports.log.lines).toMatchObject([{ facts: { code: 'tables.unavailable' } }]);
  });

  it('even the pages, there is an answer', async () => {
    const http = makeHttpApp();
    http.change({
      renderPage: () => {
        throw new Error('no template');
      },
    });

    const answer = await http.send('GET', '/');

    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toMatchObject({ type: 'urn:vestibule:problem:internal-error' });
  });
});

describe('while the app is not ready', () => {
  const paths = httpRoutes
    .filter(({ name, methods }) => !name.startsWith('health') && methods.includes('GET'))
    .map(({ route }) => `/${route.replace('{*path}', '').replaceAll(/\{\w+\}/g, 'x')}`);

  it.each(paths)('%s answers 503', async (path) => {
    const http = makeHttpApp();
    http.change({
      notReady: true,
      policies: () => {
        throw new Error('there are none');
      },
    });

    const answer = await http.send('GET', path);

    expect(answer.status).toBe(503);
    expect(answer.headers.has('retry-after')).toBe(true);
  });
});

describe('health', () => {
  it('is 200 while the process serves', async () => {
    const answer = await makeHttpApp({ notReady: true }).send('GET', '/health');

    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: 'ok' }]);
  });

  it('tells of every backend whether it is well, but not why', async () => {
    const tables = { ok: false, reason: 'no such account' } as const;
    const http = makeHttpApp({
      readiness: () => Promise.resolve({ tables, graph: { ok: true } }),
    });

    const answer = await http.send('GET', '/health/ready');

    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toEqual({
      ready: false,
      backends: { tables: 'not ok', graph: 'ok' },
    });
  });

  it('tells why to whoever has the host key, which the host checks', async () => {
    const tables = { ok: false, reason: 'no such account' } as const;
    const http = makeHttpApp({ readiness: () => Promise.resolve({ tables }) });

    const byQuery = await http.send('GET', '/health/ready?code=key');
    const byHeader = await http.send('GET', '/health/ready', {
      headers: { 'x-functions-key': 'key' },
    });
    const reasons = await http.send('GET', '/health/ready/reasons?code=key');

    expect([byQuery.status, byQuery.headers.get('location')]).toEqual([
      307,
      '/health/ready/reasons?code=key',
    ]);
    expect([byHeader.status, byHeader.headers.get('location')]).toEqual([
      307,
      '/health/ready/reasons',
    ]);
    expect([reasons.status, JSON.parse(reasons.text)]).toEqual([
      503,
      { ready: false, backends: { tables } },
    ]);
    expect(httpRoutes.find(({ route }) => route === 'health/ready/reasons')?.authLevel).toBe(
      'function',
    );
  });
});

async function say(email: string): Promise<HttpAnswer> {
  return makeHttpApp().send('POST', '/links', { form: { email } });
}

describe('the links that wait for an address', () => {
  it('are answered the same whether there are any', async () => {
    const answer = await say('nobody@contoso.example');

    expect([answer.status, seen(answer).name]).toEqual([200, 'links-sent']);
  });

  it.each(['ana@contoso.example', 'nobody@contoso.example'])(
    'are answered after the same time whether there are any: %s',
    async (email) => {
      const http = makeHttpApp();
      await arrive(http, termsAccepted());
      const pauses: number[] = [];
      const goOn: (() => void)[] = [];
      http.change({
        pause: async (ms) =>
          new Promise((resolve) => {
            pauses.push(ms);
            goOn.push(resolve);
          }),
      });
      let isAnswered = false;

      const ask = async (): Promise<void> => {
        await http.send('POST', '/links', { form: { email } });
        isAnswered = true;
      };
      const answering = ask();
      await until(() => goOn.length > 0);
      await http.app.sendWaitingLinks('somebody@else.example');
      const before = isAnswered;
      for (const resolve of goOn) resolve();
      await answering;

      expect([pauses, before, isAnswered]).toEqual([[1000], false, true]);
    },
  );

  it('want an address', async () => {
    const answer = await say('nobody');

    expect([answer.status, seen(answer).name]).toEqual([422, 'link-invalid']);
    expect(answer.text).toContain('value="nobody"');
  });

  it('have their form at a GET', async () => {
    const answer = await makeHttpApp().send('GET', '/links');

    expect([answer.status, seen(answer).action]).toEqual([404, '/links']);
  });

  it('are limited per network', async () => {
    const http = makeHttpApp();
    const post = { form: { email: 'x' }, headers: { 'x-forwarded-for': '2001:db8::1' } };
    for (let sent = 0; sent < 30; sent += 1) await http.send('POST', '/links', post);

    const answer = await http.send('POST', '/links', post);

    expect([answer.status, seen(answer).code]).toEqual([429, 'rate-limited']);
  });
});

describe('the table of routes', () => {
  it('names every function once, in the way that the host takes', () => {
    const names = httpRoutes.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    for (const { name, route } of httpRoutes) {
      expect(name).not.toMatch(/^admin/i);
      expect(route).not.toMatch(/^(?:\/|admin|runtime)/i);
    }
  });

  it('gives no method of a path to two functions', () => {
    const taken = httpRoutes.flatMap(({ route, methods }) =>
      methods.map((method) => `${method} ${route.replaceAll(/\{\w+\}/g, '{}')}`),
    );

    expect(new Set(taken).size).toBe(taken.length);
  });

  it('hides no function behind one that a host that goes by name tries first', () => {
    const named = httpRoutes.map(({ name, route, methods }) => ({
      name,
      template: route,
      methods: new Set(methods),
    }));

    expect(hiddenRoutes(named)).toEqual([]);
  });

  it('has a handler for every function', async () => {
    const loaded = await Promise.all(httpRoutes.map(async ({ load }) => load()));

    expect(loaded.map((make) => typeof make)).toEqual(httpRoutes.map(() => 'function'));
  });
});
