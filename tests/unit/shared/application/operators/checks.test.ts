import type { UnsponsoredGuest } from '../../../../../shared/application/operators/find-unsponsored';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { operatorsOf } from '../../../../support/operators-of';
import { anAccessPackage, anOrganization, aPolicySet } from '../../../../support/policies';
import { anasSignUp, arrive, openedRequest, rowsOf } from '../../../../support/sign-up-journey';

const later = { kind: 'later', afterSeconds: 5, throttled: false } as const;

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

describe('checkReferences', () => {
  const policies = aPolicySet({
    accessPackages: [
      {
        ...anAccessPackage({
          approval: {
            stages: [
              {
                name: 'Owners',
                approvers: [{ group: 'Project X owners' }, { user: 'gone@host.example' }],
                fallbackApprovers: [{ group: 'Empty' }, { sponsors: 'connectedOrganization' }],
              },
            ],
          },
          resources: [{ group: 'Project X members' }, { application: 'App', role: 'Reader' }],
        }),
        version: '1'.repeat(32),
      },
    ],
    connectedOrganizations: [anOrganization({ sponsors: [{ user: 'gone@host.example' }] })],
  });

  it('names every reference that stands for nothing, where it stands', async () => {
    const world = makeInMemoryApp({ policies });
    world.ports.directory.people({ kind: 'group', group: 'Empty' }, []);
    const { operators, directoryCheck } = operatorsOf(world);
    directoryCheck.miss(
      { kind: 'application', application: 'App', role: 'Reader' },
      'application.not-found',
    );
    const seen: string[] = [];

    const problems = await operators.checkReferences(policies, (done, all) =>
      seen.push(`${String(done)}/${String(all)}`),
    );

    expect(problems).toEqual([
      {
        where: 'access package project-x, stage 1',
        reference: 'user gone@host.example',
        problem: 'unresolved',
      },
      { where: 'access package project-x, stage 1', reference: 'group Empty', problem: 'nobody' },
      {
        where: 'access package project-x, resource 2',
        reference: 'application App, role Reader',
        problem: 'unresolved',
        cause: 'application.not-found',
      },
      {
        where: 'connected organization contoso, sponsors',
        reference: 'user gone@host.example',
        problem: 'unresolved',
      },
    ]);
    expect(seen.at(-1)).toBe('6/6');
  });

  it('says what the app may not look up', async () => {
    const world = makeInMemoryApp();
    const cause = 'directory.permission-missing';
    world.ports.directory.answer({ kind: 'refused', cause });

    const problems = await operatorsOf(world).operators.checkReferences(aPolicySet());

    expect(problems.map(({ problem, cause: why }) => [problem, why])).toEqual([
      ['unresolved', cause],
      ['unresolved', cause],
    ]);
  });

  it('says so when the directory does not answer', async () => {
    const world = makeInMemoryApp();
    world.ports.directory.answer(later);
    const { operators, directoryCheck } = operatorsOf(world);
    directoryCheck.answer(later);

    const problems = await operators.checkReferences(aPolicySet());

    expect(problems.every(({ problem }) => problem === 'unanswered')).toBe(true);
    expect(problems).toHaveLength(3);
  });
});

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

describe('findRequest', () => {
  it('finds a request by its id and by its reference, whoever asked', async () => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);
    const { reference } = (await rowsOf(world, requestId)).request.value;
    const { operators } = operatorsOf(world);

    const found = [await operators.findRequest(requestId), await operators.findRequest(reference)];

    expect(found.map((rows) => rows?.request.value.id)).toEqual([requestId, requestId]);
    expect(await operators.findRequest('7K3M-9QXT')).toBeUndefined();
  });
});
