import { addPersonEntries } from '../../../../support/add-person-entries';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { guestDeskOf } from '../../../../support/guest-desk';
import { makeGuestLife } from '../../../../support/guest-life';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import {
  anasSignUp,
  arrive,
  confirm,
  decide,
  openedRequest,
  rowsOf,
} from '../../../../support/sign-up-journey';

describe('subjectData', () => {
  it('gives everything of a requestor, but no link that opens the tenant', async () => {
    const life = makeGuestLife();
    const id = await arrive(life, anasSignUp({ justification: 'Hall 3 needs me' }));
    await confirm(life, id);
    const step = { requestId: id, execution: 'first', after: 0, elapsed: null } as const;
    await life.app.advanceRequest({ ...step, lastTry: false });
    await life.app.inviteGuest({ requestId: id, lastTry: false });

    const data = await guestDeskOf(life).subjectData('ana@contoso.example');

    const text = JSON.stringify(data);
    expect(data?.requests).toHaveLength(1);
    expect(text).toContain('Hall 3 needs me');
    expect(text).toContain('guest-1');
    expect(text).toContain('held, not shown');
    expect(text).not.toContain('login.example');
  });

  it('gives of an approver what they did in requests of others, and nothing of these', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await decide(world, id, 'approve', { by: 'Ravi', justification: 'Known to us' });

    const data = await guestDeskOf(world).subjectData('ravi@host.example');

    const text = JSON.stringify(data);
    expect(data?.requests).toEqual([]);
    expect(text).toContain('Known to us');
    expect(text).not.toMatch(/ana@|Silva|lee@/i);
  });

  it('gives all there is, oldest first, however many came later', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const references: string[] = [];
    for (const name of ['ana', 'bo']) {
      const id = await openedRequest(world, anasSignUp({ email: `${name}@contoso.example` }));
      references.push((await rowsOf(world, id)).request.value.reference);
      clock.advance(60);
    }
    await addPersonEntries(world.ports, 'ravi@host.example');

    const data = await guestDeskOf(world).subjectData('ravi@host.example');

    expect(data?.inRequestsOfOthers).toMatchObject(references.map((reference) => ({ reference })));
  });

  it('refuses what is no address', async () => {
    expect(await guestDeskOf(makeInMemoryApp()).subjectData('ana')).toBeUndefined();
  });
});
