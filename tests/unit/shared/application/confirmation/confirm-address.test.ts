import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import { anAccessPackage, anOrganization, aPolicySet } from '../../../../support/policies';
import { anasSignUp, arrive, confirm, rowsOf } from '../../../../support/sign-up-journey';

describe('confirmAddress', () => {
  it('makes the chosen submission the request and starts the orchestration', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await arrive(world, anasSignUp({ givenName: 'Anabela', language: 'fr' }));

    const answer = await confirm(world, id, 2);

    const { request, submissions } = await rowsOf(world, id);
    expect(answer).toEqual({ kind: 'verified' });
    expect(request.value).toMatchObject({
      state: 'pendingApproval',
      submission: 2,
      language: 'fr',
      confirmedAt: '2026-01-05T10:00:00.000Z',
    });
    expect(submissions.map(({ value }) => value.givenName)).toEqual(['Anabela']);
    expect(world.orchestrations.started).toEqual([id]);
    expect(world.ports.due.all()).toEqual([{ requestId: id, dueAt: request.value.dueAt }]);
  });

  it('shows the same when the link is opened once more, and starts nothing twice', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id);
    const before = await rowsOf(world, id);

    const again = await confirm(world, id);
    const none = await confirm(world, id, 'none');

    expect([again, none]).toEqual([{ kind: 'verified' }, { kind: 'verified' }]);
    expect(await rowsOf(world, id)).toEqual(before);
    expect(world.orchestrations.started).toEqual([id]);
  });

  it('still says that the address was confirmed when the request has ended since', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await confirm(world, id);
    await world.app.cancelRequest(
      { requestId: id, actor: 'requestor', by: 'link' },
      world.orchestrations,
    );

    expect(await confirm(world, id)).toEqual({ kind: 'verified' });
  });

  it('ends the request when none is theirs, without a further mail for 30 days', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    world.ports.queue.drain();

    const answer = await confirm(world, id, 'none');
    const again = await confirm(world, id);

    expect([answer, again]).toEqual([{ kind: 'refused' }, { kind: 'refused' }]);
    expect((await rowsOf(world, id)).request.value).toMatchObject({
      state: 'canceled',
      cause: 'address.refused',
      quietUntil: '2026-02-04T10:00:00.000Z',
    });
    expect(world.ports.queue.queued).toEqual([]);
    expect(world.ports.due.all()).toEqual([]);
  });

  it('says so when the chosen submission made way for a newer one', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    for (let count = 0; count < 5; count += 1) await arrive(world);

    expect(await confirm(world, id, 1)).toEqual({ kind: 'submissionGone' });
    expect(await confirm(world, id, 99)).toEqual({ kind: 'submissionGone' });
    expect((await rowsOf(world, id)).request.value.state).toBe('unverified');
  });

  it('means nothing for a request that is not there or was never confirmed in time', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await arrive(world);
    clock.advance(8 * 86_400);
    await world.app.sweepDue(world.orchestrations);

    expect(await confirm(world, id)).toEqual({ kind: 'invalid' });
    expect(await confirm(world, 'f'.repeat(32))).toEqual({ kind: 'invalid' });
  });

  it('counts against the limits of package and organization only now', async () => {
    const policies = aPolicySet({
      accessPackages: [{ ...anAccessPackage(), version: '1'.repeat(32) }],
      connectedOrganizations: [anOrganization({ limits: { openRequests: 1 } })],
    });
    const world = makeInMemoryApp({ policies });
    const first = await arrive(world);
    const second = await arrive(world, anasSignUp({ email: 'bo@contoso.example' }));
    await confirm(world, first);

    const limited = await confirm(world, second);
    await world.app.cancelRequest(
      { requestId: first, actor: 'requestor', by: 'link' },
      world.orchestrations,
    );
    const later = await confirm(world, second);

    expect(limited).toMatchObject({ kind: 'limited' });
    expect(later).toEqual({ kind: 'verified' });
  });

  it('lets one of two clicks of one moment choose', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);
    await arrive(world, anasSignUp({ givenName: 'Anabela' }));

    const answers = await Promise.all([confirm(world, id, 1), confirm(world, id, 2)]);

    const { submissions, request } = await rowsOf(world, id);
    expect(answers).toEqual([{ kind: 'verified' }, { kind: 'verified' }]);
    expect(submissions).toHaveLength(1);
    expect(submissions[0]?.value.number).toBe(request.value.submission);
    expect(world.orchestrations.started).toEqual([id]);
  });
});
