import { makeControlRoutes, type ControlRoutes } from '../../../../local/control/control-routes';
import { makeFaultBook, type FaultBook } from '../../../../local/control/fault-book';
import type { Travel } from '../../../../local/control/time-travel';

const now = Date.UTC(2026, 0, 1);

const setUp = (
  arrive: (ms: number) => Travel = (ms) => ({ kind: 'arrived', now: now + ms }),
): { readonly routes: ControlRoutes; readonly faults: FaultBook } => {
  const faults = makeFaultBook();
  const routes = makeControlRoutes({
    now: () => now,
    faults,
    time: { advance: (ms) => Promise.resolve(arrive(ms)) },
    counts: () => ({ tableRequests: 7 }),
    processes: () => ({ pid: 1, hostPid: 2 }),
  });
  return { routes, faults };
};

const parse = (body: string | undefined): unknown => JSON.parse(body ?? '{}');

describe('makeControlRoutes', () => {
  it('moves time and answers the time reached', async () => {
    const { routes } = setUp();

    const answer = await routes('POST', '/clock', '{"advance":"P3D"}');

    expect(answer?.status).toBe(200);
    expect(parse(answer?.body)).toEqual({ now: '2026-01-04T00:00:00.000Z' });
  });

  it('names what is not at rest', async () => {
    const { routes } = setUp(() => ({ kind: 'busy', names: ['Graph', 'Inbox'] }));

    const answer = await routes('POST', '/clock', '{"advance":"P3D"}');

    expect(answer).toMatchObject({ status: 503, type: 'application/problem+json' });
    expect(answer?.body).toContain('Graph, Inbox');
  });

  it.each([
    ['POST', '/clock', '{"advance":"three days"}', 422],
    ['POST', '/clock', '{}', 422],
    ['POST', '/clock', 'advance=P3D', 400],
    ['POST', '/faults', '[]', 400],
    ['POST', '/faults', '{"target":"disk"}', 422],
  ])('refuses %s %s with %s', async (method, path, body, status) => {
    const { routes } = setUp();

    const answer = await routes(method, path, body);

    expect(answer).toMatchObject({ status, type: 'application/problem+json' });
  });

  it('adds and clears faults', async () => {
    const { routes, faults } = setUp();

    const added = await routes('POST', '/faults', '{"target":"graph","times":2}');
    const afterAdding = faults.waiting().length;
    const cleared = await routes('DELETE', '/faults', '');

    expect([added?.status, afterAdding, cleared?.status]).toEqual([201, 1, 204]);
    expect(faults.waiting()).toEqual([]);
  });

  it('shows the time and the faults that wait to a person', async () => {
    const { routes } = setUp();
    await routes('POST', '/faults', '{"target":"graph","match":"<b>","kind":"reset"}');

    const answer = await routes('GET', '/', '');

    expect(answer?.body).toContain('2026-01-01T00:00:00.000Z');
    expect(answer?.body).toContain('graph: reset before &lt;b&gt;, 1 more');
  });

  it('tells which processes run', async () => {
    const answer = await setUp().routes('GET', '/processes', '');

    expect(parse(answer?.body)).toEqual({ pid: 1, hostPid: 2 });
  });

  it('knows no other path', async () => {
    expect(await setUp().routes('GET', '/else', '')).toBeUndefined();
  });
});
