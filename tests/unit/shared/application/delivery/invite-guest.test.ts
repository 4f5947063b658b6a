import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import {
  makeInMemoryApp,
  type InMemoryApp,
  type InMemoryAppOptions,
} from '../../../../support/in-memory-app';
import { anAccessPackage, aPolicySet } from '../../../../support/policies';
import { advance, anasSignUp, arrive, confirm, rowsOf } from '../../../../support/sign-up-journey';

const address = 'ana@contoso.example';

function twoPackages(options: InMemoryAppOptions = {}): InMemoryApp {
  const invitation = {
    redirectUrl: 'https://host.example/project-x',
    sponsors: [{ user: 'kim@host.example' }, { group: 'Project X owners' }],
  };
  const packages = ['project-x', 'project-y'].map((id, index) => ({
    ...anAccessPackage({ id, approval: { stages: [] }, invitation }),
    version: String(index).repeat(32),
  }));
  return makeInMemoryApp({ ...options, policies: aPolicySet({ accessPackages: packages }) });
}

async function approvedRequest(world: InMemoryApp, accessPackageId = 'project-x'): Promise<string> {
  const id = await arrive(world, anasSignUp({ accessPackageId }));
  await confirm(world, id);
  await advance(world, id);
  return id;
}

const invite = async (world: InMemoryApp, requestId: string, lastTry = false) =>
  world.app.inviteGuest({ requestId, lastTry });

describe('inviteGuest', () => {
  it('invites somebody unknown, with sponsors, and keeps id and redeem link at once', async () => {
    const world = twoPackages();
    const id = await approvedRequest(world);

    const answer = await invite(world, id);

    const { request, invitation } = await rowsOf(world, id);
    expect(answer).toEqual({ kind: 'invited' });
    expect(request.value.state).toBe('delivering');
    expect(invitation?.value).toMatchObject({
      guestId: 'guest-1',
      found: 'new',
      redeemUrl: 'https://login.example/redeem?ticket=1',
    });
    expect(world.ports.invitations.invited).toEqual([
      {
        address,
        displayName: 'Ana Silva',
        redirectUrl: 'https://host.example/project-x',
        sponsors: ['user-kim', 'user-ravi', 'user-lee'],
      },
    ]);
  });

  it('does nothing when it is called again', async () => {
    const world = twoPackages();
    const id = await approvedRequest(world);
    await invite(world, id);
    const before = world.rows.rows();

    expect(await invite(world, id)).toEqual({ kind: 'invited' });
    expect(world.rows.rows()).toEqual(before);
    expect(world.ports.invitations.invited).toHaveLength(1);
  });

  it.each([
    ['a guest who has redeemed', { kind: 'guest', id: 'g9', redeemed: true }, 'guest', 0],
    ['a guest who has not', { kind: 'guest', id: 'g9', redeemed: false }, 'pendingGuest', 1],
    ['a member', { kind: 'member', id: 'm9' }, 'member', 0],
  ] as const)('knows %s', async (_who, owner, found, invited) => {
    const world = twoPackages();
    world.ports.directory.own(address, owner);
    const id = await approvedRequest(world);

    await invite(world, id);

    const { invitation } = await rowsOf(world, id);
    expect(invitation?.value.found).toBe(found);
    expect(invitation?.value.redeemUrl === undefined).toBe(invited === 0);
    expect(world.ports.invitations.invited).toHaveLength(invited);
  });

  it('leaves the sponsors of a guest who has not redeemed as they are', async () => {
    const world = twoPackages();
    world.ports.directory.own(address, { kind: 'guest', id: 'g9', redeemed: false });
    const id = await approvedRequest(world);

    await invite(world, id);

    expect(world.ports.invitations.invited).toMatchObject([{ address, sponsors: [] }]);
  });

  it.each([
    [{ kind: 'blocked', id: 'g9' }, 'user.blocked'],
    [{ kind: 'deleted', id: 'g9' }, 'user.deleted'],
    [{ kind: 'ambiguous' }, 'user.ambiguous'],
  ] as const)('brings nobody back: %j', async (owner, cause) => {
    const world = twoPackages();
    world.ports.directory.own(address, owner);
    const id = await approvedRequest(world);
    world.ports.queue.drain();

    const answer = await invite(world, id);

    expect(answer).toEqual({ kind: 'ended' });
    expect((await rowsOf(world, id)).request.value).toMatchObject({
      state: 'deliveryFailed',
      cause,
    });
    expect(world.ports.queue.queued.map(({ message }) => message.mail)).toEqual([
      'delivery-problem',
    ]);
    expect(world.ports.due.all()).toEqual([]);
  });

  it('ends where Graph refuses the domain', async () => {
    const world = twoPackages();
    world.ports.invitations.answer({ kind: 'refused', cause: 'invitation.domain-blocked' });
    const id = await approvedRequest(world);

    expect(await invite(world, id)).toEqual({ kind: 'ended' });
    expect(await invite(world, id)).toEqual({ kind: 'ended' });
    expect((await rowsOf(world, id)).request.value.cause).toBe('invitation.domain-blocked');
  });

  it('ends where the app may not look anybody up', async () => {
    const world = twoPackages();
    const cause = 'directory.permission-missing';
    world.ports.directory.answer({ kind: 'refused', cause });
    const id = await approvedRequest(world);

    expect(await invite(world, id)).toEqual({ kind: 'ended' });
    expect((await rowsOf(world, id)).request.value).toMatchObject({
      state: 'deliveryFailed',
      cause,
    });
  });

  it('changes nothing while Graph is busy, and gives up at the last try', async () => {
    const world = twoPackages();
    const later = { kind: 'later', afterSeconds: 17, throttled: true } as const;
    world.ports.invitations.answer(later);
    const id = await approvedRequest(world);
    const before = world.rows.rows();

    const first = await invite(world, id);
    const between = world.rows.rows();
    const last = await invite(world, id, true);

    expect(first).toEqual(later);
    expect(between).toEqual(before);
    expect(last).toEqual({ kind: 'ended' });
    expect((await rowsOf(world, id)).request.value.cause).toBe('graph.unavailable');
  });

  it('waits while another request of the same person is being invited', async () => {
    const clock = makeFakeClock();
    const world = twoPackages({ clock });
    const first = await approvedRequest(world);
    const second = await approvedRequest(world, 'project-y');
    const later = { kind: 'later', afterSeconds: 17, throttled: true } as const;
    world.ports.invitations.answer(later);
    await invite(world, first);

    const during = await invite(world, second);
    world.ports.invitations.answer(undefined);
    await invite(world, first);
    const after = await invite(world, second);

    expect(during).toEqual({ kind: 'later', afterSeconds: 300, throttled: true });
    expect(after).toEqual({ kind: 'invited' });
    expect((await rowsOf(world, second)).invitation?.value.guestId).toBe('guest-1');
  });

  it('ends for a request that is over or not there', async () => {
    const world = twoPackages();
    const id = await arrive(world);
    await world.app.cancelRequest(
      { requestId: id, actor: 'requestor', by: 'link' },
      world.orchestrations,
    );

    expect(await invite(world, id)).toEqual({ kind: 'ended' });
    expect(await invite(world, 'f'.repeat(32))).toEqual({ kind: 'ended' });
  });
});
