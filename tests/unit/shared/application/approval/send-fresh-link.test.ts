import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp } from '../../../../support/in-memory-app';
import { decide, openedRequest, reviewClaims, rowsOf } from '../../../../support/sign-up-journey';

const day = 86_400;

describe('sendFreshLink', () => {
  it('mails a link that lives its full time again, to the one address, with the same generation', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    world.ports.queue.drain();
    clock.advance(6 * day);

    const answer = await world.app.sendFreshLink(claims);

    const { approvers } = await rowsOf(world, id);
    const linkUntil = (name: string) =>
      approvers.find(({ value }) => value.displayName === name)?.value.linkUntil;
    expect(answer).toEqual({ kind: 'sent' });
    expect(linkUntil('Ravi')).toBe('2026-01-18T10:00:00.000Z');
    expect(linkUntil('Lee')).toBe('2026-01-12T10:00:00.000Z');
    expect(world.ports.queue.queued.map(({ message }) => message)).toMatchObject([
      { mail: 'approval-request', recipient: claims.approver, generation: 1, issue: 1 },
    ]);
    expect(await decide(world, id, 'approve')).toEqual({ kind: 'decided' });
  });

  it('sends one in ten minutes and says the same', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    world.ports.queue.drain();

    const answers = [await world.app.sendFreshLink(claims), await world.app.sendFreshLink(claims)];
    clock.advance(600);
    answers.push(await world.app.sendFreshLink(claims));

    expect(answers).toEqual([{ kind: 'sent' }, { kind: 'sent' }, { kind: 'sent' }]);
    expect(world.ports.queue.queued.map(({ message }) => message.issue)).toEqual([1, 2]);
  });

  it('mails it although somebody else asks for theirs at the same moment', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const ravi = await reviewClaims(world, id, 'Ravi');
    const lee = await reviewClaims(world, id, 'Lee');
    world.ports.queue.drain();
    world.rows.beforeNextCommit(async () => void (await world.app.sendFreshLink(lee)));

    await world.app.sendFreshLink(ravi);

    const asked = world.ports.queue.queued.map(({ message }) => message.recipient);
    expect(asked.toSorted()).toEqual([ravi.approver, lee.approver].toSorted());
  });

  it('fills no mailbox for whoever has an expired link: it sends five a day', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    const id = await openedRequest(world);
    const claims = await reviewClaims(world, id, 'Ravi');
    world.ports.queue.drain();
    const askTenTimes = async (): Promise<number> => {
      for (let times = 0; times < 10; times += 1) {
        clock.advance(600);
        expect(await world.app.sendFreshLink(claims)).toEqual({ kind: 'sent' });
      }
      return world.ports.queue.queued.length;
    };

    const first = await askTenTimes();
    clock.advance(day);
    const second = await askTenTimes();

    expect([first, second]).toEqual([5, 10]);
  });

  it('sends nothing once the link shows something else', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    const ravi = await reviewClaims(world, id, 'Ravi');
    const lee = await reviewClaims(world, id, 'Lee');
    await decide(world, id, 'approve');
    world.ports.queue.drain();

    const answers = [
      await world.app.sendFreshLink(ravi),
      await world.app.sendFreshLink(lee),
      await world.app.sendFreshLink({ ...lee, requestId: 'f'.repeat(32) }),
    ];

    expect(answers).toEqual(answers.map(() => ({ kind: 'notExpired' })));
    expect(world.ports.queue.queued).toEqual([]);
  });
});
