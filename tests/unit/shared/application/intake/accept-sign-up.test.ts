import {
  accessPackageData,
  anAccessPackage,
  anOrganization,
  aPolicySet,
  someSettings,
} from '../../../../support/policies';
import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeFakeDueIndex } from '../../../../support/fakes/fake-due-index';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import {
  advance,
  anasSignUp,
  arrive,
  confirm,
  decide,
  openedRequest,
  partnersSignUp,
  rowsOf,
} from '../../../../support/sign-up-journey';
import type { AcceptOutcome } from '../../../../../shared/application/intake/accept-sign-up';
import type { SignUp } from '../../../../../shared/application/intake/submit-sign-up';

const minute = 60;
const day = 86_400;

async function submit(
  world: InMemoryApp,
  signUp: SignUp = anasSignUp(),
  key?: string,
  body = 'body',
): Promise<AcceptOutcome> {
  const post = key === undefined ? undefined : { key, body };
  return world.app.acceptSignUp(signUp, post, world.orchestrations);
}

const limited = (limits: object) =>
  aPolicySet({
    accessPackages: [{ ...anAccessPackage({ limits: { perDay: 2 } }), version: '1'.repeat(32) }],
    connectedOrganizations: [anOrganization({ limits })],
  });
const somebody = (count: number): string => `p${String(count)}@contoso.example`;

const submitted = (outcome: object): object => ({ kind: 'submitted', isReplay: false, outcome });

describe('acceptSignUp, for the first time', () => {
  it('stores an unverified request and queues one confirmation mail', async () => {
    const world = makeInMemoryApp();

    const id = await arrive(world);

    const { request, submissions } = await rowsOf(world, id);
    expect(request.value).toMatchObject({
      state: 'unverified',
      address: 'ana@contoso.example',
      organizationId: 'contoso',
      stage: 0,
    });
    expect(submissions.map(({ value }) => value.number)).toEqual([1]);
    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual(['verify-address']);
    expect(world.orchestrations.started).toEqual([]);
    expect(world.rows.waiting()).toEqual([]);
    expect(world.ports.due.all()).toEqual([
      { requestId: id, dueAt: (await rowsOf(world, id)).request.value.verifyUntil },
    ]);
  });

  it('starts the orchestration at once for a partner with its key', async () => {
    const world = makeInMemoryApp();

    const id = await arrive(world, partnersSignUp(world));

    expect((await rowsOf(world, id)).request.value).toMatchObject({
      state: 'pendingApproval',
      partnerKeyId: 'k1',
      submission: 1,
    });
    expect(world.orchestrations.started).toEqual([id]);
    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual([
      'request-received',
    ]);
  });

  it('lets a partner confirm the address too where the policy always wants that', async () => {
    const policies = aPolicySet({
      accessPackages: [
        { ...anAccessPackage({ verifyAddress: 'always' }), version: '1'.repeat(32) },
      ],
    });
    const world = makeInMemoryApp({ policies });

    const id = await arrive(world, partnersSignUp(world));

    expect((await rowsOf(world, id)).request.value.state).toBe('unverified');
    expect(world.orchestrations.started).toEqual([]);
  });

  it('answers accepted though the queue is down: the mail stays in the outbox', async () => {
    const world = makeInMemoryApp();
    world.ports.queue.answer({ kind: 'later', afterSeconds: 5, throttled: false });

    await arrive(world);

    expect(world.rows.waiting().map(({ effect }) => effect.kind)).toEqual(['mails']);
  });

  it('refuses what the policy refuses and stores nothing', async () => {
    const world = makeInMemoryApp();

    const answers = await Promise.all([
      submit(world, anasSignUp({ email: 'ana@elsewhere.example' })),
      submit(world, anasSignUp({ accessPackageId: 'project-y' })),
      submit(world, anasSignUp({ givenName: '' })),
      submit(world, {
        ...partnersSignUp(world),
        fields: anasSignUp({ email: 'x@other.example' }).fields,
      }),
    ]);

    expect(answers).toMatchObject([
      submitted({ kind: 'policyRefused' }),
      submitted({ kind: 'accessPackageUnknown' }),
      submitted({ kind: 'invalid', errors: [{ field: 'givenName', code: 'name.required' }] }),
      submitted({ kind: 'policyRefused' }),
    ]);
    expect(world.rows.rows()).toEqual([]);
    expect(world.ports.reservations.all()).toEqual([]);
  });

  it('takes nothing while the package, or everything, is paused', async () => {
    const paused = aPolicySet({
      accessPackages: [{ ...anAccessPackage({ paused: true }), version: '1'.repeat(32) }],
    });
    const allPaused = aPolicySet({ settings: someSettings({ paused: true }) });

    const answers = [
      await submit(makeInMemoryApp({ policies: paused })),
      await submit(makeInMemoryApp({ policies: allPaused })),
    ];

    expect(answers).toEqual([submitted({ kind: 'paused' }), submitted({ kind: 'paused' })]);
  });

  it('stores and mails nothing on a dry run, and claims no key', async () => {
    const world = makeInMemoryApp();

    const answer = await submit(world, anasSignUp({}, { dryRun: true }), 'k');
    const real = await submit(world, anasSignUp(), 'k', 'another body');

    expect(answer).toEqual(submitted({ kind: 'wouldBeAccepted' }));
    expect(real).toMatchObject(submitted({ kind: 'accepted' }));
    expect(world.ports.queue.queued).toHaveLength(1);
  });
});

describe('acceptSignUp, asked again', () => {
  it('keeps at most five submissions while the address is unproved, and numbers none twice', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);

    for (let count = 2; count <= 7; count += 1) {
      expect(await arrive(world, anasSignUp({ givenName: `Ana${'x'.repeat(count)}` }))).toBe(id);
    }

    const { submissions, request } = await rowsOf(world, id);
    expect(submissions.map(({ value }) => value.number)).toEqual([3, 4, 5, 6, 7]);
    expect(request.value.nextSubmission).toBe(8);
  });

  it('makes one request of twenty identical posts of one moment', async () => {
    const world = makeInMemoryApp();

    const ids = await Promise.all(Array.from({ length: 20 }, async () => arrive(world)));

    expect(new Set(ids).size).toBe(1);
    expect(world.rows.rows().filter(({ kind }) => kind === 'request')).toHaveLength(1);
    expect(world.rows.rows().filter(({ kind }) => kind === 'submission')).toHaveLength(5);
    expect(world.ports.reservations.all()).toHaveLength(1);
  });

  it('becomes the partner key request that meets it, with the content of that one alone', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);

    const again = await arrive(world, partnersSignUp(world, { givenName: 'Anabela' }));

    const { request, submissions } = await rowsOf(world, id);
    expect(again).toBe(id);
    expect(request.value).toMatchObject({
      state: 'pendingApproval',
      partnerKeyId: 'k1',
      submission: 2,
    });
    expect(submissions.map(({ value }) => value.givenName)).toEqual(['Anabela']);
    expect(world.orchestrations.started).toEqual([id]);
    expect(world.ports.due.all()).toEqual([{ requestId: id, dueAt: request.value.dueAt }]);
    expect(request.value.dueAt).toBe(world.ports.clock.now().toISOString());
  });

  it('changes nothing once the request is under way, with the same kinds of writes as before', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const before = await rowsOf(world, id);
    const commits = world.rows.commits;

    const again = await arrive(world, anasSignUp({ givenName: 'Mallory' }));
    const fromPartner = await arrive(world, partnersSignUp(world));

    const after = await rowsOf(world, id);
    expect([again, fromPartner]).toEqual([id, id]);
    const { auditedAt, ...request } = after.request.value;
    expect(request).toEqual(before.request.value);
    expect(auditedAt).toBe(world.ports.clock.now().toISOString());
    expect(after.submissions).toEqual(before.submissions);
    expect(world.rows.commits).toBe(commits + 2);
    expect(after.audit.slice(-2).map(({ value }) => value.action)).toEqual([
      'request.asked-again',
      'request.asked-again',
    ]);
  });

  it('writes as often to the due index whether it waits or changes nothing, and leaves one entry', async () => {
    const clock = makeFakeClock();
    const asked: string[] = [];
    const due = makeFakeDueIndex();
    const world = makeInMemoryApp({
      clock,
      ports: {
        due: {
          ...due,
          put: async (entry) => due.put(entry).then(() => void asked.push('put')),
          remove: async (entry) => due.remove(entry).then(() => void asked.push('remove')),
        },
      },
    });
    const id = await arrive(world);
    clock.advance(60);
    asked.length = 0;

    await arrive(world);
    const whileWaiting = [...asked];
    const entries = due.all();
    await confirm(world, id);
    asked.length = 0;
    await arrive(world);

    expect(whileWaiting).toEqual(['put', 'remove']);
    expect(asked).toHaveLength(whileWaiting.length);
    expect(entries).toHaveLength(1);
    expect(due.all()).toEqual([
      { requestId: id, dueAt: (await rowsOf(world, id)).request.value.dueAt },
    ]);
  });

  it.each([
    ['waits for its address', arrive],
    ['is under way', openedRequest],
  ])('does not grow with every post while it %s', async (_, begun) => {
    const world = makeInMemoryApp();
    const id = await begun(world);
    const before = (await rowsOf(world, id)).audit.length;

    for (let posts = 0; posts < 40; posts += 1) await arrive(world);

    const { audit, submissions } = await rowsOf(world, id);
    expect(audit.length - before).toBe(20);
    expect(submissions.length).toBeLessThanOrEqual(5);
  });

  it('takes the place of a request that has ended, with a new id', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await decide(world, id, 'deny');
    await advance(world, id, { after: 1 });
    await advance(world, id, { after: 2, elapsed: 'endOfUndo' });

    const next = await arrive(world);

    expect((await rowsOf(world, id)).request.value.state).toBe('denied');
    expect(next).not.toBe(id);
    expect((await rowsOf(world, next)).request.value.state).toBe('unverified');
  });

  it('leaves the owner of the address in peace after a refusal, for 30 days', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id, 'none');

    const next = await arrive(world);
    const third = await (async () => {
      await confirm(world, next, 'none');
      return arrive(world);
    })();

    expect((await rowsOf(world, next)).request.value.quietUntil).toBe('2026-02-04T10:00:00.000Z');
    expect((await rowsOf(world, third)).request.value.quietUntil).toBe('2026-02-04T10:00:00.000Z');
  });

  it('finishes a post that died after it reserved, while that is younger than ten minutes', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const reservation = {
      personKey: await world.ports.seals.personKey('ana@contoso.example'),
      accessPackageId: 'project-x',
      requestId: 'a'.repeat(32),
      reference: '7K3M-9QXT',
      reservedAt: clock.now().toISOString(),
    };
    await world.ports.reservations.reserve(reservation);

    clock.advance(10 * minute);
    const id = await arrive(world);

    expect(id).toBe('a'.repeat(32));
    expect((await rowsOf(world, id)).request.value.reference).toBe('7K3M-9QXT');
  });

  it('takes an older one over with an id of its own', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    await world.ports.reservations.reserve({
      personKey: await world.ports.seals.personKey('ana@contoso.example'),
      accessPackageId: 'project-x',
      requestId: 'a'.repeat(32),
      reference: '7K3M-9QXT',
      reservedAt: clock.now().toISOString(),
    });

    clock.advance(10 * minute + 1);
    const id = await arrive(world);

    expect(id).not.toBe('a'.repeat(32));
    expect(world.ports.reservations.all().map(({ requestId }) => requestId)).toEqual([id]);
  });

  it('keeps the packages and the persons apart', async () => {
    const packages = [
      anAccessPackage(),
      anAccessPackage({ ...accessPackageData(), id: 'project-y' }),
    ];
    const world = makeInMemoryApp({
      policies: aPolicySet({
        accessPackages: packages.map((one, index) => ({
          ...one,
          version: String(index).repeat(32),
        })),
      }),
    });

    const ids = [
      await arrive(world),
      await arrive(world, anasSignUp({ accessPackageId: 'project-y' })),
      await arrive(world, anasSignUp({ email: 'bo@contoso.example' })),
      await arrive(world, anasSignUp({ email: 'ANA@contoso.example' })),
    ];

    expect(new Set(ids).size).toBe(3);
    expect(ids[3]).toBe(ids[0]);
  });
});

describe('acceptSignUp with an Idempotency-Key', () => {
  it('replays the stored answer for the same body and refuses the key with another', async () => {
    const world = makeInMemoryApp();

    const first = await submit(world, anasSignUp(), 'key-1');
    const again = await submit(world, anasSignUp(), 'key-1');
    const other = await submit(world, anasSignUp(), 'key-1', 'another body');

    expect(first).toMatchObject({ isReplay: false, outcome: { kind: 'accepted' } });
    expect(again).toEqual({ ...first, isReplay: true });
    expect(other).toEqual({ kind: 'keyReused' });
    expect(world.rows.rows().filter(({ kind }) => kind === 'submission')).toHaveLength(1);
  });

  it('tells that the first attempt still runs, and lets the key be taken over after a minute', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const scope = `project-x|${await world.ports.seals.personKey('ana@contoso.example')}`;
    await world.ports.idempotency.begin(
      scope,
      'key-1',
      await world.ports.seals.fingerprint('body'),
    );

    const during = await submit(world, anasSignUp(), 'key-1');
    clock.advance(61);
    const after = await submit(world, anasSignUp(), 'key-1');

    expect(during).toEqual({ kind: 'keyInUse', retryAfterSeconds: 60 });
    expect(after).toMatchObject({ kind: 'submitted', outcome: { kind: 'accepted' } });
  });

  it('gives the key back after anything but an acceptance', async () => {
    const world = makeInMemoryApp();

    const refused = await submit(world, anasSignUp({ givenName: '' }), 'key-1', 'wrong');
    const right = await submit(world, anasSignUp(), 'key-1', 'right');

    expect(refused).toMatchObject(submitted({ kind: 'invalid' }));
    expect(right).toMatchObject(submitted({ kind: 'accepted' }));
  });

  it('answers what is stored though the record of the key cannot be written', async () => {
    const whole = makeInMemoryApp();
    const world = makeInMemoryApp({
      ports: {
        idempotency: {
          ...whole.ports.idempotency,
          begin: () => Promise.resolve({ kind: 'begun' }),
          complete: () => Promise.reject(new Error('tables are down')),
        },
      },
    });

    const answer = await submit(world, anasSignUp(), 'key-1');

    expect(answer).toMatchObject(submitted({ kind: 'accepted' }));
  });

  it('counts keys per partner key, and per person for everybody else', async () => {
    const world = makeInMemoryApp();

    const answers = [
      await submit(world, anasSignUp(), 'key-1'),
      await submit(world, anasSignUp({ email: 'bo@contoso.example' }), 'key-1', 'another body'),
      await submit(world, partnersSignUp(world), 'key-1', 'third body'),
      await submit(world, partnersSignUp(world, { email: 'cy@contoso.example' }), 'key-1'),
    ];

    expect(answers.map(({ kind }) => kind)).toEqual([
      'submitted',
      'submitted',
      'submitted',
      'keyReused',
    ]);
  });
});

describe('acceptSignUp within the limits of a policy', () => {
  it('takes as many requests with a key a day as the package allows', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock, policies: limited({}) });
    await arrive(world, partnersSignUp(world, { email: somebody(1) }));
    await arrive(world, partnersSignUp(world, { email: somebody(2) }));

    const third = await submit(world, partnersSignUp(world, { email: somebody(3) }));
    clock.advance(day);
    const nextDay = await submit(world, partnersSignUp(world, { email: somebody(3) }));

    expect(third).toMatchObject(submitted({ kind: 'limited', retryAfterSeconds: 14 * 3600 }));
    expect(nextDay).toMatchObject(submitted({ kind: 'accepted' }));
  });

  it('takes as many open requests as the organization may have, and counts ended ones no more', async () => {
    const world = makeInMemoryApp({ policies: limited({ openRequests: 1 }) });
    const id = await arrive(world, partnersSignUp(world, { email: somebody(1) }));

    const second = await submit(world, partnersSignUp(world, { email: somebody(2) }));
    await world.app.cancelRequest(
      { requestId: id, actor: 'partner:k1', by: 'api' },
      world.orchestrations,
    );
    const later = await submit(world, partnersSignUp(world, { email: somebody(2) }));

    expect(second).toMatchObject(submitted({ kind: 'limited' }));
    expect(later).toMatchObject(submitted({ kind: 'accepted' }));
  });

  it('counts no request that nobody confirmed', async () => {
    const world = makeInMemoryApp({ policies: limited({ openRequests: 1, perDay: 1 }) });

    const answers = [
      await submit(world, anasSignUp({ email: somebody(1) })),
      await submit(world, anasSignUp({ email: somebody(2) })),
      await submit(world, anasSignUp({ email: somebody(3) })),
    ];

    expect(answers).toMatchObject(answers.map(() => submitted({ kind: 'accepted' })));
  });
});
