import { kim, operatorsOf } from '../../../../support/operators-of';
import type { InMemoryApp } from '../../../../support/in-memory-app';
import { makeGuestLife, membersRole, type GuestLife } from '../../../../support/guest-life';
import { advance, arrive, confirm, rowsOf } from '../../../../support/sign-up-journey';
import { mailsOf } from '../../../../support/sent-mails';

const readersRole = { kind: 'group', group: 'Project X readers' } as const;
const refused = { kind: 'refused', cause: 'group.permission-missing' } as const;
const blocked = { kind: 'blocked', id: 'guest-1' } as const;
const twoGroups = { resources: [{ group: membersRole.group }, { group: readersRole.group }] };

const redeliver = async (world: InMemoryApp, requestId: string) =>
  operatorsOf(world).operators.redeliverRequest({ requestId, operator: kim });
const requestOf = async (world: InMemoryApp, id: string) => (await rowsOf(world, id)).request.value;

async function partlyDelivered(): Promise<{ life: GuestLife; id: string }> {
  const life = makeGuestLife(twoGroups);
  life.ports.roles.answer(readersRole, refused);
  const id = await life.deliver();
  return { life, id };
}

/** What an execution that starts now does. */
async function deliverAgain(life: GuestLife, requestId: string): Promise<void> {
  await life.app.inviteGuest({ requestId, lastTry: false });
  await life.app.assignResources(requestId);
  await life.app.finishDelivery(requestId);
  await life.sendMails();
}

describe('redeliverRequest', () => {
  it('begins the delivery again, with name and reason, for the app to start', async () => {
    const { life, id } = await partlyDelivered();

    const outcome = await redeliver(life, id);

    const { request, audit } = await rowsOf(life, id);
    expect(outcome).toEqual({ kind: 'begun', welcomed: true });
    expect(request.value.state).toBe('delivering');
    expect([request.value.cause, request.value.closedAt]).toEqual([undefined, undefined]);
    expect(life.ports.due.all()).toContainEqual({ requestId: id, dueAt: request.value.dueAt });
    expect(audit.map(({ value }) => value)).toContainEqual(
      expect.objectContaining({
        action: 'delivery.restarted',
        actor: 'operator:kim',
        by: 'command',
        details: { reason: 'Called the sponsor' },
      }),
    );
    life.clock.advance(61);
    await life.app.drainOutbox(life.orchestrations);
    expect(await life.orchestrations.status(id)).toBe('running');
  });

  it('gives only what was missing, to the same guest, with no second welcome', async () => {
    const { life, id } = await partlyDelivered();
    life.ports.roles.answer(readersRole, undefined);
    await redeliver(life, id);

    expect(await advance(life, id)).toEqual({ kind: 'deliver' });
    await deliverAgain(life, id);

    expect(await requestOf(life, id)).toMatchObject({ state: 'delivered' });
    expect(life.ports.roles.assigned.map(({ role }) => role)).toEqual([membersRole, readersRole]);
    expect(life.ports.invitations.invited).toHaveLength(1);
    expect(mailsOf(life, 'guest-welcome')).toHaveLength(1);
  });

  it('ends as before, with its cause, when nothing was mended', async () => {
    const { life, id } = await partlyDelivered();
    await redeliver(life, id);
    await deliverAgain(life, id);

    expect(await requestOf(life, id)).toMatchObject({
      state: 'partiallyDelivered',
      cause: 'group.permission-missing',
    });
    expect(await redeliver(life, id)).toMatchObject({ kind: 'begun' });
  });

  it('leaves the end of access where it is, and it takes away what was given later', async () => {
    const { life, id } = await partlyDelivered();
    const { endsAt } = await life.assignment(id);
    life.clock.advance(86_400);
    life.ports.roles.answer(readersRole, undefined);
    await redeliver(life, id);
    await deliverAgain(life, id);
    const later = await life.assignment(id);

    await life.pass(90);

    expect(later.endsAt).toBe(endsAt);
    expect(life.ports.roles.removed.map(({ role }) => role)).toEqual([membersRole, readersRole]);
    expect(await life.assignment(id)).toMatchObject({ state: 'ended' });
  });

  it('counts what was given by hand meanwhile as given for this request', async () => {
    const { life, id } = await partlyDelivered();
    life.ports.roles.answer(readersRole, undefined);
    life.ports.roles.give('guest-1', readersRole);
    await redeliver(life, id);

    await deliverAgain(life, id);

    expect((await rowsOf(life, id)).resources[1]?.value).toMatchObject({
      state: 'delivered',
      already: false,
    });
  });

  it('invites whom it could not invite, once that was approved', async () => {
    const life = makeGuestLife();
    life.ports.directory.own('ana@contoso.example', blocked);
    const id = await arrive(life);
    await confirm(life, id);
    await advance(life, id);
    await life.app.inviteGuest({ requestId: id, lastTry: false });
    life.ports.directory.own('ana@contoso.example', { kind: 'nobody' });

    const outcome = await redeliver(life, id);
    await deliverAgain(life, id);

    expect(outcome).toEqual({ kind: 'begun', welcomed: false });
    expect((await requestOf(life, id)).state).toBe('delivered');
    expect(mailsOf(life, 'guest-welcome')).toHaveLength(1);
  });

  it('lets nobody in whom nobody approved, though the request failed', async () => {
    const life = makeGuestLife({
      approval: { stages: [{ name: 'S', approvers: [{ user: 'kim@host.example' }] }] },
    });
    const id = await arrive(life);
    await confirm(life, id);
    const { request } = await rowsOf(life, id);
    const failed = {
      kind: 'request',
      value: { ...request.value, state: 'deliveryFailed' },
    } as const;
    await life.rows.commit(id, [{ kind: 'put', row: failed }]);

    expect(await redeliver(life, id)).toEqual({ kind: 'notBegun', why: 'not-approved' });
    expect((await requestOf(life, id)).state).toBe('deliveryFailed');
  });

  it('does nothing twice, and nothing where nothing is missing', async () => {
    const { life, id } = await partlyDelivered();
    life.ports.roles.answer(readersRole, undefined);

    await redeliver(life, id);
    const twice = await redeliver(life, id);
    await deliverAgain(life, id);
    const before = life.rows.rows();
    const after = await redeliver(life, id);

    expect(twice).toEqual({ kind: 'notBegun', why: 'under-way' });
    expect(after).toEqual({ kind: 'notBegun', why: 'complete' });
    expect(life.rows.rows()).toEqual(before);
  });

  it('gives nothing for an access that is over', async () => {
    const { life, id } = await partlyDelivered();
    await life.pass(90.1);

    expect(await redeliver(life, id)).toEqual({ kind: 'notBegun', why: 'access-ended' });
  });

  it('knows no request by a wrong id', async () => {
    expect(await redeliver(makeGuestLife(), 'f'.repeat(32))).toEqual({ kind: 'missing' });
  });
});

describe('access that ends while it is delivered again', () => {
  it('gets nothing more', async () => {
    const { life, id } = await partlyDelivered();
    life.ports.roles.answer(readersRole, undefined);
    await redeliver(life, id);
    await life.pass(90.1);

    await deliverAgain(life, id);

    expect(await requestOf(life, id)).toMatchObject({
      state: 'partiallyDelivered',
      cause: 'group.permission-missing',
    });
    expect(life.ports.roles.has('guest-1', readersRole)).toBe(false);
  });

  it('ends once more when something was given at the same moment', async () => {
    const { life, id } = await partlyDelivered();
    await redeliver(life, id);
    life.ports.roles.answer(readersRole, undefined);
    const assign = jest.spyOn(life.ports.roles, 'assign');
    assign.mockImplementationOnce(async (guestId, role) => {
      await life.pass(90.1);
      life.ports.roles.give(guestId, role);
      return { kind: 'assigned', already: false };
    });

    await life.app.assignResources(id);
    await life.pass(0.1);

    expect(life.ports.roles.has('guest-1', readersRole)).toBe(false);
    expect((await rowsOf(life, id)).resources[1]?.value.removal?.outcome).toBe('removed');
    expect(await life.assignment(id)).toMatchObject({ state: 'ended' });
    expect(mailsOf(life, 'access-ended')).toHaveLength(2);
  });
});
