import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { Orchestrations } from '../../../shared/ports/orchestrations';

const ids = makeRandomIds();
const hourMs = 3_600_000;

export interface OrchestrationsWorld {
  readonly orchestrations: Orchestrations;
  now(): Promise<Date>;
  /** Resolves once nothing goes on: a call is answered before what it asks for has happened. */
  settle(): Promise<void>;
}

/** What every Orchestrations does, with a sign-up orchestration that waits for ever. */
export function orchestrationsContract(world: () => OrchestrationsWorld): void {
  const port = (): Orchestrations => world().orchestrations;

  const started = async (): Promise<string> => {
    const id = ids.requestId();
    await port().start(id);
    await world().settle();
    return id;
  };

  const ended = async (): Promise<string> => {
    const id = await started();
    await port().terminate(id, 'test');
    await world().settle();
    return id;
  };

  it('starts a request once, and says when it runs already', async () => {
    const id = ids.requestId();

    const first = await port().start(id);
    await world().settle();
    const second = await port().start(id);

    expect([first.kind, second.kind]).toEqual(['started', 'running']);
    expect(await port().status(id)).toBe('running');
  });

  it('starts a request anew whose instance has ended', async () => {
    const id = await ended();

    const again = await port().start(id);
    await world().settle();

    expect(again.kind).toBe('started');
    expect(await port().status(id)).toBe('running');
  });

  it('wakes what there is, ended or not, and says when there is nothing', async () => {
    const [running, over] = [await started(), await ended()];

    const woken = await Promise.all(
      [running, over, ids.requestId()].map((id) => port().wake(id, 1)),
    );

    expect(woken.map(({ kind }) => kind)).toEqual(['woken', 'woken', 'missing']);
  });

  it('lets nothing go on where nothing is held', async () => {
    await expect(port().resume(ids.requestId(), 1)).resolves.toBeUndefined();
    await expect(port().resume(await ended(), 1)).resolves.toBeUndefined();
  });

  it('knows nothing of a request that was never started', async () => {
    expect(await port().status(ids.requestId())).toBe('missing');
  });

  it('ends what runs, and what has ended already', async () => {
    const id = await ended();

    await port().terminate(id, 'again');
    await world().settle();

    expect(await port().status(id)).toBe('ended');
  });

  it('forgets what has ended and began before an instant, and keeps what runs', async () => {
    const [running, over] = [await started(), await ended()];
    const now = (await world().now()).getTime();

    const early = await port().forgetEnded(new Date(now - hourMs));
    const kept = await port().status(over);
    const late = await port().forgetEnded(new Date(now + hourMs));

    expect([early, kept]).toEqual([0, 'ended']);
    expect(late).toBeGreaterThan(0);
    expect(await port().status(over)).toBe('missing');
    expect(await port().status(running)).toBe('running');
    expect(await port().forgetEnded(new Date(now + hourMs))).toBe(0);
  });
}
