import { makeControlRoutes } from '../../../../local/control/control-routes';
import { makeFaultBook, type FaultBook } from '../../../../local/control/fault-book';
import type { Travel } from '../../../../local/control/time-travel';
import { makeRouter } from '../../../../local/web/router';
import type { WebAnswer } from '../../../../local/web/web-answer';

type Answer = WebAnswer & { readonly kind: 'answer' };
type Ask = (method: string, path: string, body?: string) => Promise<Answer>;

const now = Date.UTC(2026, 0, 1);

const setUp = (
  arrive: (ms: number) => Travel = (ms) => ({ kind: 'arrived', now: now + ms }),
): { readonly ask: Ask; readonly faults: FaultBook } => {
  const faults = makeFaultBook();
  const routes = makeControlRoutes({
    now: () => now,
    faults,
    time: { advance: (ms) => Promise.resolve(arrive(ms)) },
    counts: () => ({ tableRequests: 7 }),
    processes: () => ({ pid: 1, hostPid: 2 }),
  });
  const handle = makeRouter('Control', routes);
  const ask: Ask = async (method, path, body = '') => {
    const query = new URLSearchParams();
    const answer = await handle({ method, path, query, headers: {}, body });
    if (answer.kind !== 'answer') throw new Error(`${method} ${path} gave ${answer.kind}`);
    return answer;
  };
  return { ask, faults };
};

const problemHeaders = { 'content-type': 'application/problem+json' };

describe('makeControlRoutes', () => {
  it('moves time and answers the time reached', async () => {
    const { ask } = setUp();

    const answer = await ask('POST', '/clock', '{"advance":"P3D"}');

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ now: '2026-01-04T00:00:00.000Z' });
  });

  it('names what is not at rest', async () => {
    const { ask } = setUp(() => ({ kind: 'busy', names: ['Graph', 'Inbox'] }));

    const answer = await ask('POST', '/clock', '{"advance":"P3D"}');

    expect(answer).toMatchObject({ status: 503, headers: problemHeaders });
    expect(answer.body).toContain('Graph, Inbox');
  });

  it.each([
    ['POST', '/clock', '{"advance":"three days"}', 422],
    ['POST', '/clock', '{}', 422],
    ['POST', '/clock', 'advance=P3D', 400],
    ['POST', '/faults', '[]', 400],
    ['POST', '/faults', '{"target":"disk"}', 422],
  ])('refuses %s %s with %s', async (method, path, body, status) => {
    const { ask } = setUp();

    const answer = await ask(method, path, body);

    expect(answer).toMatchObject({ status, headers: problemHeaders });
  });

  it('adds and clears faults', async () => {
    const { ask, faults } = setUp();

    const added = await ask('POST', '/faults', '{"target":"graph","times":2}');
    const afterAdding = faults.waiting().length;
    const cleared = await ask('DELETE', '/faults');

    expect([added.status, afterAdding, cleared.status]).toEqual([201, 1, 204]);
    expect(faults.waiting()).toEqual([]);
  });

  it('shows the time and the faults that wait to a person', async () => {
    const { ask } = setUp();
    await ask('POST', '/faults', '{"target":"graph","match":"<b>","kind":"reset"}');

    const answer = await ask('GET', '/');

    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.body).toContain('2026-01-01T00:00:00.000Z');
    expect(answer.body).toContain('graph: reset before &lt;b&gt;, 1 more');
  });

  it('tells which processes run', async () => {
    const answer = await setUp().ask('GET', '/processes');

    expect(JSON.parse(answer.body)).toEqual({ pid: 1, hostPid: 2 });
  });

  it('knows no other path', async () => {
    expect(await setUp().ask('GET', '/else')).toMatchObject({ status: 404 });
  });
});
