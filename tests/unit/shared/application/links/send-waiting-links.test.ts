import { makeFakeClock } from '../../../../support/fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from '../../../../support/in-memory-app';
import { anasSignUp, arrive, decide, openedRequest } from '../../../../support/sign-up-journey';

const mailsQueued = (world: InMemoryApp): readonly string[] =>
  world.ports.queue
    .drain()
    .map(({ message }) => message.mail)
    .toSorted();

describe('sendWaitingLinks', () => {
  it('mails a requestor what waits: the confirmation, or the status', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    await arrive(world);
    world.ports.queue.drain();
    await world.app.sendWaitingLinks('Ana@Contoso.example');
    const unverified = mailsQueued(world);

    const other = makeInMemoryApp();
    await openedRequest(other);
    other.ports.queue.drain();
    await other.app.sendWaitingLinks('ana@contoso.example');

    expect(unverified).toEqual(['verify-address']);
    expect(mailsQueued(other)).toEqual(['request-received']);
  });

  it('mails an approver the link of every open stage, and of no settled one', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    world.ports.queue.drain();

    await world.app.sendWaitingLinks('RAVI@host.example');
    const open = mailsQueued(world);
    await decide(world, id, 'approve');
    world.ports.queue.drain();
    await world.app.sendWaitingLinks('lee@host.example');

    expect(open).toEqual(['approval-request']);
    expect(mailsQueued(world)).toEqual([]);
  });

  it('mails a busy approver what is open among much that is settled, but never fills the mailbox', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    for (let count = 0; count < 60; count += 1) {
      const email = `person${String(count)}@contoso.example`;
      const id = await openedRequest(world, anasSignUp({ email }));
      clock.advance(1);
      if (count % 2 === 0) await decide(world, id, 'approve');
    }
    world.ports.queue.drain();

    await world.app.sendWaitingLinks('ravi@host.example');
    const some = mailsQueued(world);
    for (let count = 0; count < 60; count += 1) {
      const email = `other${String(count)}@contoso.example`;
      await openedRequest(world, anasSignUp({ email }));
    }
    world.ports.queue.drain();
    clock.advance(601);
    await world.app.sendWaitingLinks('ravi@host.example');

    expect(some).toEqual(Array.from({ length: 30 }, () => 'approval-request'));
    expect(mailsQueued(world)).toHaveLength(40);
  });

  it('says the same to everybody and sends once in ten minutes, five times a day', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    await arrive(world);
    world.ports.queue.drain();
    const answers = [await world.app.sendWaitingLinks('nobody@contoso.example')];

    for (let times = 0; times < 8; times += 1) {
      answers.push(await world.app.sendWaitingLinks('ana@contoso.example'));
      answers.push(await world.app.sendWaitingLinks('ana@contoso.example'));
      clock.advance(600);
    }

    expect(answers).toEqual(answers.map(() => ({ kind: 'sent' })));
    expect(mailsQueued(world)).toHaveLength(5);
  });

  it('refuses only what is no address', async () => {
    const world = makeInMemoryApp();

    expect(await world.app.sendWaitingLinks('no address')).toEqual({ kind: 'notAnAddress' });
  });

  it('sends nothing about a request at its end', async () => {
    const world = makeInMemoryApp();
    const id = await openedRequest(world);
    await world.app.cancelRequest(
      { requestId: id, actor: 'requestor', by: 'link' },
      world.orchestrations,
    );
    world.ports.queue.drain();

    await world.app.sendWaitingLinks('ana@contoso.example');
    await world.app.sendWaitingLinks('ravi@host.example');

    expect(mailsQueued(world)).toEqual([]);
  });
});
