import { addPersonEntries } from '../../../../support/add-person-entries';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { guestDeskOf } from '../../../../support/guest-desk';
import { makeGuestLife, type GuestLife } from '../../../../support/guest-life';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import {
  advance,
  anasSignUp,
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

const erasure = {
  address: 'Ana@Contoso.example',
  actor: 'operator:kim',
  reason: 'Ms SILVA asked (Analysis 12, ana@contoso.example)',
} as const;

const textOf = (life: Pick<GuestLife, 'rows' | 'ports'>): string =>
  JSON.stringify([life.rows.rows(), life.ports.auditLog.all(), life.ports.reservations.all()]);

describe('erasePerson', () => {
  it('removes everything of a requestor but pseudonymous audit entries', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P2D' } });
    await life.deliver();
    await life.pass(2.1);

    const outcome = await guestDeskOf(life).erasePerson(erasure);

    expect(outcome).toEqual({ kind: 'erased', requests: 1, kept: [], blotted: 0, stillAsked: [] });
    expect(textOf(life)).not.toMatch(/ana@contoso|Silva|guest-1/i);
    expect(life.ports.auditLog.all()).toContainEqual(
      expect.objectContaining({
        action: 'person.erased',
        actor: 'operator:kim',
        details: { reason: 'Ms [name] asked (Analysis 12, [address])' },
      }),
    );
  });

  it('finds requests whose place a later one took', async () => {
    const life = makeGuestLife();
    const first = await arrive(life, anasSignUp());
    await confirm(life, first, 'none');
    await arrive(life, anasSignUp());

    const outcome = await guestDeskOf(life).erasePerson(erasure);

    expect(outcome).toMatchObject({ kind: 'erased', requests: 2 });
    expect(textOf(life)).not.toMatch(/ana@contoso|Silva/i);
  });

  it('touches nothing while there is access', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    const before = life.rows.rows();
    const { reference } = (await rowsOf(life, id)).request.value;

    const outcome = await guestDeskOf(life).erasePerson(erasure);

    expect(outcome).toEqual({ kind: 'hasAccess', references: [reference] });
    expect(life.rows.rows()).toEqual(before);
  });

  it('touches nothing while the account waits to be deleted', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P2D', atEnd: 'delete' } });
    await life.deliver();
    await life.pass(2.1);

    expect(await guestDeskOf(life).erasePerson(erasure)).toMatchObject({ kind: 'hasAccess' });
  });

  it('cancels what is open first', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);

    const outcome = await guestDeskOf(world).erasePerson(erasure);

    expect(outcome).toMatchObject({ kind: 'erased', requests: 1 });
    expect(await world.rows.load(id)).toBeUndefined();
    expect(world.ports.auditLog.all().map(({ action }) => action)).toContain('request.canceled');
  });

  it('blots an approver out of what has ended, and says where they are still asked', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const ended = await openedRequest(world);
    await decide(world, ended, 'deny', { by: 'Ravi', justification: 'Not known to Ravi' });
    await advance(world, ended, { after: 1 });
    clock.advance(600);
    await advance(world, ended, { after: 2, elapsed: 'endOfUndo' });
    const open = await openedRequest(world, anasSignUp({ email: 'bo@contoso.example' }));
    const { reference } = (await rowsOf(world, open)).request.value;

    const outcome = await guestDeskOf(world).erasePerson({
      ...erasure,
      address: 'ravi@host.example',
    });

    const rows = await rowsOf(world, ended);
    expect(rows.request.value.state).toBe('denied');
    expect(outcome).toEqual({
      kind: 'erased',
      requests: 0,
      kept: [],
      blotted: 1,
      stillAsked: [reference],
    });
    expect(JSON.stringify(rows)).not.toMatch(/ravi@|user-ravi|Not known/i);
    expect(rows.decisions[0]?.value.choice).toBe('deny');
  });

  it('sees access behind however many requests that came later', async () => {
    const life = makeGuestLife();
    await life.deliver();
    life.clock.advance(60);
    await addPersonEntries(life.ports, 'ana@contoso.example');

    expect(await guestDeskOf(life).erasePerson(erasure)).toMatchObject({ kind: 'hasAccess' });
  });

  it('blots an approver out of all that ended, however many came later', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const ids: string[] = [];
    for (const name of ['ana', 'bo', 'cy']) {
      const email = `${name}@contoso.example`;
      const id = await openedRequest(world, anasSignUp({ email }));
      ids.push(id);
      await guestDeskOf(world).endGuest({ ...erasure, address: email, block: false });
    }
    clock.advance(60);
    await addPersonEntries(world.ports, 'ravi@host.example');

    const address = 'ravi@host.example';
    const outcome = await guestDeskOf(world).erasePerson({ ...erasure, address });

    expect(outcome).toMatchObject({ blotted: 3, stillAsked: [] });
    const rows = await Promise.all(ids.map(async (id) => rowsOf(world, id)));
    expect(JSON.stringify(rows)).not.toMatch(/ravi@|user-ravi/i);
  });

  it('keeps what began to give access meanwhile, and says so', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const { request } = await rowsOf(world, id);
    world.rows.beforeNextCommit(async () => {
      const value = { ...request.value, state: 'approved' } as const;
      await world.rows.commit(id, [{ kind: 'put', row: { kind: 'request', value } }]);
    });

    const outcome = await guestDeskOf(world).erasePerson(erasure);

    const kept = [request.value.reference];
    expect(outcome).toEqual({ kind: 'erased', requests: 0, kept, blotted: 0, stillAsked: [] });
    expect((await rowsOf(world, id)).request.value.address).toBe('ana@contoso.example');
  });

  it('is done the second time', async () => {
    const life = makeGuestLife();
    await arrive(life, anasSignUp());
    await guestDeskOf(life).erasePerson(erasure);

    const again = await guestDeskOf(life).erasePerson(erasure);

    expect(again).toEqual({ kind: 'erased', requests: 0, kept: [], blotted: 0, stillAsked: [] });
  });
});
