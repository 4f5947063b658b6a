import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { anAccessPackage, aPolicySet } from '../../../../support/policies';
import { advance, arrive, confirm, rowsOf } from '../../../../support/sign-up-journey';

const members = { kind: 'group', group: 'Project X members' } as const;
const readers = { kind: 'group', group: 'Project X readers' } as const;
const later = { kind: 'later', afterSeconds: 20, throttled: true } as const;

async function invited(): Promise<{ world: InMemoryApp; id: string }> {
  const accessPackage = anAccessPackage({
    approval: { stages: [] },
    resources: [{ group: members.group }, { group: readers.group }],
  });
  const world = makeInMemoryApp({
    policies: aPolicySet({ accessPackages: [{ ...accessPackage, version: '1'.repeat(32) }] }),
  });
  const id = await arrive(world);
  await confirm(world, id);
  await advance(world, id);
  await world.app.inviteGuest({ requestId: id, lastTry: false });
  world.ports.queue.drain();
  return { world, id };
}

const resourcesOf = async (world: InMemoryApp, id: string) =>
  (await rowsOf(world, id)).resources.map(({ value }) => [value.state, value.cause, value.tries]);

describe('assignResources', () => {
  it('gives every resource, each with its own row', async () => {
    const { world, id } = await invited();

    expect(await world.app.assignResources(id)).toEqual({ kind: 'complete' });
    expect(await resourcesOf(world, id)).toEqual([
      ['delivered', undefined, 1],
      ['delivered', undefined, 1],
    ]);
    expect(world.ports.roles.assigned.map(({ role }) => role)).toEqual([members, readers]);
  });

  it('tries again only what is left, and names the longest wait', async () => {
    const { world, id } = await invited();
    world.ports.roles.answer(members, later);
    world.ports.roles.answer(readers, { ...later, afterSeconds: 90 });

    const first = await world.app.assignResources(id);
    world.ports.roles.answer(readers, undefined);
    const second = await world.app.assignResources(id);
    world.ports.roles.answer(members, undefined);
    const third = await world.app.assignResources(id);

    expect([first, second, third]).toEqual([
      { ...later, afterSeconds: 90 },
      later,
      { kind: 'complete' },
    ]);
    expect(await resourcesOf(world, id)).toEqual([
      ['delivered', undefined, 3],
      ['delivered', undefined, 2],
    ]);
  });

  it('lets a refusal for good keep none of the others back', async () => {
    const { world, id } = await invited();
    world.ports.roles.answer(members, { kind: 'refused', cause: 'group.not-found' });

    expect(await world.app.assignResources(id)).toEqual({ kind: 'complete' });
    expect(await resourcesOf(world, id)).toEqual([
      ['failed', 'group.not-found', 1],
      ['delivered', undefined, 1],
    ]);
  });

  it('remembers what the guest had before, but not what a lost answer gave', async () => {
    const { world, id } = await invited();
    world.ports.roles.answer(members, { kind: 'assigned', already: true });
    world.ports.roles.answer(readers, later);
    await world.app.assignResources(id);

    world.ports.roles.answer(readers, { kind: 'assigned', already: true });
    await world.app.assignResources(id);

    const { resources } = await rowsOf(world, id);
    expect(resources.map(({ value }) => value.already)).toEqual([true, false]);
  });

  it('writes nothing more when it is called again', async () => {
    const { world, id } = await invited();
    await world.app.assignResources(id);
    const before = world.rows.rows();

    expect(await world.app.assignResources(id)).toEqual({ kind: 'complete' });
    expect(world.rows.rows()).toEqual(before);
    expect(world.ports.roles.assigned).toHaveLength(2);
  });

  it('has nothing to do for a request without a guest', async () => {
    const world = makeInMemoryApp();

    expect(await world.app.assignResources(await arrive(world))).toEqual({ kind: 'complete' });
    expect(await world.app.assignResources('f'.repeat(32))).toEqual({ kind: 'complete' });
  });
});

describe('finishDelivery', () => {
  it('ends as delivered and orders the welcome mail once', async () => {
    const { world, id } = await invited();
    await world.app.assignResources(id);

    const first = await world.app.finishDelivery(id);
    const again = await world.app.finishDelivery(id);

    expect([first, again]).toEqual([
      { kind: 'finished', state: 'delivered' },
      { kind: 'finished', state: 'delivered' },
    ]);
    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual(['guest-welcome']);
    expect((await rowsOf(world, id)).request.value.closedAt).toBe('2026-01-05T10:00:00.000Z');
  });

  it('orders no second welcome where one went before', async () => {
    const { world, id } = await invited();
    await world.app.assignResources(id);
    await world.app.welcomeGuest(id);
    await world.app.welcomeGuest(id);

    await world.app.finishDelivery(id);

    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual(['guest-welcome']);
  });

  it('fails what is still waiting and tells the operators', async () => {
    const { world, id } = await invited();
    world.ports.roles.answer(readers, later);
    await world.app.assignResources(id);

    const answer = await world.app.finishDelivery(id);

    expect(answer).toEqual({ kind: 'finished', state: 'partiallyDelivered' });
    expect(await resourcesOf(world, id)).toEqual([
      ['delivered', undefined, 1],
      ['failed', 'graph.unavailable', 1],
    ]);
    expect(world.ports.queue.queued.map(({ message }) => message.mail).toSorted()).toEqual([
      'delivery-problem',
      'guest-welcome',
    ]);
  });

  it('names the first refusal as the cause', async () => {
    const { world, id } = await invited();
    world.ports.roles.answer(readers, { kind: 'refused', cause: 'group.not-found' });
    await world.app.assignResources(id);

    await world.app.finishDelivery(id);

    expect((await rowsOf(world, id)).request.value).toMatchObject({
      state: 'partiallyDelivered',
      cause: 'group.not-found',
    });
  });

  it('changes nothing of a request that was never delivered', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    const before = world.rows.rows();

    const answer = await world.app.finishDelivery(id);

    expect(world.rows.rows()).toEqual(before);
    expect(answer).toEqual({ kind: 'finished', state: 'unverified' });
  });

  it('says that there is no such request', async () => {
    const world = makeInMemoryApp();

    expect(await world.app.finishDelivery('f'.repeat(32))).toEqual({ kind: 'missing' });
  });
});
