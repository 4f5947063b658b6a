import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import { operatorsOf } from '../../../../support/operators-of';
import { anasSignUp, arrive, openedRequest, rowsOf } from '../../../../support/sign-up-journey';

describe('previewSweep', () => {
  it('tells what will become of everything that is overdue, and changes nothing', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const unconfirmed = await arrive(world);
    const waiting = await openedRequest(world, anasSignUp({ email: 'bo@contoso.example' }));
    await world.ports.due.put({ requestId: 'f'.repeat(32), dueAt: clock.now().toISOString() });
    clock.advance(8 * 86_400);
    const { commits } = world.rows;

    const previews = await operatorsOf(world).operators.previewSweep(10);

    const actions = new Map(previews.map(({ requestId, action }) => [requestId, action]));
    expect(actions.get(unconfirmed)).toBe('expire');
    expect(actions.get(waiting)).toBe('revive');
    expect(actions.get('f'.repeat(32))).toBe('forget');
    expect(world.rows.commits).toBe(commits);
    expect(world.ports.due.all()).toHaveLength(3);
  });

  it('waits for an hour before a request is revived', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const requestId = await openedRequest(world);
    clock.set((await rowsOf(world, requestId)).request.value.dueAt ?? '');
    clock.advance(1800);

    const [preview] = await operatorsOf(world).operators.previewSweep(10);

    expect(preview?.action).toBe('wait');
  });
});
