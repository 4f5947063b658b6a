import type { UnsponsoredGuest } from '../../../../../shared/application/operators/find-unsponsored';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { operatorsOf } from '../../../../support/operators-of';
import { anasSignUp, openedRequest, rowsOf } from '../../../../support/sign-up-journey';

const later = { kind: 'later', afterSeconds: 5, throttled: false } as const;

async function delivered(world: InMemoryApp, email: string): Promise<string> {
  const requestId = await openedRequest(world, anasSignUp({ email }));
  const { request } = await rowsOf(world, requestId);
  const row = { kind: 'request', value: { ...request.value, state: 'approved' } } as const;
  await world.rows.commit(requestId, [{ kind: 'put', row }]);
  await world.app.inviteGuest({ requestId, lastTry: false });
  await world.app.assignResources(requestId);
  await world.app.finishDelivery(requestId);
  return requestId;
}

async function problemsOf(
  world: InMemoryApp,
  prepare: (desk: ReturnType<typeof operatorsOf>) => void,
) {
  const desk = operatorsOf(world);
  prepare(desk);
  const guests: UnsponsoredGuest[] = [];
  for await (const guest of desk.operators.findUnsponsored()) guests.push(guest);
  return guests.map(({ request, problem }) => [request.address, problem]);
}

describe('findUnsponsored', () => {
  it('names guests without a sponsor and guests that are gone, and no others', async () => {
    const world = makeInMemoryApp();
    for (const name of ['ana', 'bo', 'cy']) await delivered(world, `${name}@contoso.example`);
    await openedRequest(world, anasSignUp({ email: 'di@contoso.example' }));

    const guests = await problemsOf(world, ({ directoryCheck }) => {
      directoryCheck.sponsors('guest-1', 0);
      directoryCheck.sponsors('guest-3', undefined);
    });

    expect(guests).toHaveLength(2);
    expect(guests).toEqual(
      expect.arrayContaining([
        ['ana@contoso.example', 'noSponsor'],
        ['cy@contoso.example', 'gone'],
      ]),
    );
  });

  it('does not take a silent directory for a guest without a sponsor', async () => {
    const world = makeInMemoryApp();
    await delivered(world, 'ana@contoso.example');

    const guests = await problemsOf(world, ({ directoryCheck }) => directoryCheck.answer(later));

    expect(guests).toEqual([['ana@contoso.example', 'unanswered']]);
  });
});
