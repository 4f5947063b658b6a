import fc from 'fast-check';
import { makeStackClock, type StackClock } from '../../../../../local/clock/stack-clock';
import { makeBroker, type Broker } from '../../../../../local/service-bus/engine/broker';
import type { Queue, QueueState } from '../../../../../local/service-bus/engine/queue';
import type {
  MessageContent,
  QueuedMessage,
} from '../../../../../local/service-bus/engine/queued-message';
import type { QueueSettings } from '../../../../../local/service-bus/engine/queue-settings';
import type { Lock, Receiver } from '../../../../../local/service-bus/engine/receiver';
import { makeMemoryStore } from '../../../../../local/service-bus/store/memory-store';

const minute = 60_000;

const mails: QueueSettings = {
  name: 'mails',
  lockMs: minute,
  maxDeliveryCount: 3,
  timeToLiveMs: 10 * minute,
  duplicateWindowMs: 5 * minute,
  deadLettersExpired: true,
};

const content = (messageId: string, more: Partial<MessageContent> = {}): MessageContent => ({
  messageId,
  payload: Buffer.from(messageId),
  timeToLiveMs: undefined,
  scheduledFor: undefined,
  ...more,
});

interface Setup {
  readonly clock: StackClock;
  readonly broker: Broker;
  readonly queue: Queue;
}

function setUp(settings: Partial<QueueSettings> = {}): Setup {
  const clock = makeStackClock(
    () => undefined,
    () => 0,
  );
  const kept = { messages: [], remembered: [], lastSequenceNumber: 0 };
  const broker = makeBroker([{ ...mails, ...settings }], { clock, store: makeMemoryStore(), kept });
  const queue = broker.queue('MAILS');
  if (queue === undefined) throw new Error('The queue is missing.');
  return { clock, broker, queue };
}

interface Delivered {
  readonly message: QueuedMessage;
  readonly lock: Lock | undefined;
}

interface FakeReceiver extends Receiver {
  readonly got: Delivered[];
  credits: number;
  takes: boolean;
  loses: boolean;
  isThere: boolean;
}

function makeFakeReceiver(mode: Receiver['mode'] = 'peekLock', credits = 100): FakeReceiver {
  const receiver: FakeReceiver = {
    mode,
    got: [],
    credits,
    takes: true,
    loses: false,
    isThere: true,
    credit: () => receiver.credits,
    isConnected: () => receiver.isThere,
    deliver(message, lock) {
      if (!receiver.takes) return 'refused';
      receiver.credits -= 1;
      receiver.got.push({ message: { ...message }, lock });
      return receiver.loses ? 'lost' : 'taken';
    },
  };
  return receiver;
}

const idsOf = (receiver: FakeReceiver): string[] =>
  receiver.got.map(({ message }) => message.content.messageId);

const tokenOf = ({ got }: FakeReceiver, index = got.length - 1): string =>
  got[index]?.lock?.token ?? 'none';

const counts = ({ queue }: Setup): Omit<QueueState, 'name'> => {
  const { name: _, ...rest } = queue.state();
  return rest;
};

const none = { active: 0, scheduled: 0, locked: 0, deferred: 0, deadLettered: 0 };

const graveOf = ({ queue }: Setup): unknown[] =>
  queue
    .peek('dead', 0, 10)
    .map(({ content: { messageId }, deadLetter }) => [messageId, deadLetter?.reason]);

describe('receiving', () => {
  it('gives messages in order, as far as credit goes, to receivers in turn', () => {
    const { queue } = setUp();
    const [first, second] = [makeFakeReceiver('peekLock', 2), makeFakeReceiver('peekLock', 1)];
    queue.addReceiver('main', first);
    queue.addReceiver('main', second);

    for (const id of ['a', 'b', 'c', 'd']) queue.send(content(id));

    expect([idsOf(first), idsOf(second)]).toEqual([['a', 'c'], ['b']]);
    expect(queue.state()).toMatchObject({ active: 1, locked: 3 });
  });

  it('removes what is received and deleted', () => {
    const setup = setUp();
    setup.queue.send(content('a'));
    const receiver = makeFakeReceiver('receiveAndDelete');

    setup.queue.addReceiver('main', receiver);

    expect(receiver.got).toMatchObject([{ lock: undefined }]);
    expect(counts(setup)).toEqual(none);
  });

  it.each(['peekLock', 'receiveAndDelete'] as const)(
    'leaves a message as it was when its receiver does not take it (%s)',
    (mode) => {
      const setup = setUp();
      const refusing = Object.assign(makeFakeReceiver(mode), { takes: false });
      const taking = makeFakeReceiver();
      setup.queue.addReceiver('main', refusing);

      setup.queue.send(content('a'));
      const between = counts(setup);
      setup.queue.addReceiver('main', taking);

      expect(between).toEqual({ ...none, active: 1 });
      expect(taking.got[0]?.message.deliveryCount).toBe(0);
    },
  );

  it('gives nothing to a receiver that is gone', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);

    setup.queue.removeReceiver('main', receiver);
    setup.queue.send(content('a'));

    expect(receiver.got).toEqual([]);
  });
});

describe('locks', () => {
  it('end at their time: the message comes back and cannot be settled any more', () => {
    const { queue, clock } = setUp();
    const receiver = makeFakeReceiver('peekLock', 1);
    queue.addReceiver('main', receiver);
    queue.send(content('a'));

    clock.moveTo(minute);

    expect(() => queue.settle('main', tokenOf(receiver), { kind: 'complete' })).toThrow(
      'The lock supplied is invalid',
    );
    expect(queue.state()).toMatchObject({ active: 1, locked: 0 });
  });

  it('are lost at their instant even before they have fired', () => {
    const { queue, clock } = setUp();
    const receiver = makeFakeReceiver('peekLock', 1);
    queue.addReceiver('main', receiver);
    queue.send(content('a'));

    clock.setTo(minute);

    expect(() => queue.renewLock('main', tokenOf(receiver))).toThrow(
      'The lock supplied is invalid',
    );
  });

  it('last longer when they are renewed', () => {
    const { queue, clock } = setUp();
    const receiver = makeFakeReceiver();
    queue.addReceiver('main', receiver);
    queue.send(content('a'));
    clock.moveTo(minute - 1);

    const end = queue.renewLock('main', tokenOf(receiver));
    clock.moveTo(2 * minute - 2);

    expect(end).toBe(2 * minute - 1);
    expect(receiver.got).toHaveLength(1);
  });

  it('leave no instant to wait for when the message is settled', () => {
    const setup = setUp({ timeToLiveMs: Infinity });
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);
    setup.queue.send(content('a'));

    setup.queue.settle('main', tokenOf(receiver), { kind: 'complete' });

    expect(setup.clock.nextStop()).toBeUndefined();
    expect(counts(setup)).toEqual(none);
  });
});

describe('failing', () => {
  it('counts deliveries and buries the message after the last', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);
    setup.queue.send(content('a'));

    for (let attempt = 0; attempt < 3; attempt += 1) {
      const properties = { attempt };
      setup.queue.settle('main', tokenOf(receiver), { kind: 'abandon', properties });
    }

    expect(receiver.got.map(({ message }) => message.deliveryCount)).toEqual([0, 1, 2]);
    expect(receiver.got[2]?.message.properties).toEqual({ attempt: 1 });
    expect(graveOf(setup)).toEqual([['a', 'MaxDeliveryCountExceeded']]);
  });

  it('keeps the place in the queue', () => {
    const { queue } = setUp();
    const receiver = makeFakeReceiver('peekLock', 1);
    queue.addReceiver('main', receiver);
    queue.send(content('a'));
    queue.send(content('b'));

    receiver.credits = 2;
    queue.settle('main', tokenOf(receiver), { kind: 'abandon', properties: {} });

    expect(idsOf(receiver)).toEqual(['a', 'a', 'b']);
  });

  it('never buries a dead letter again', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    const note = { reason: 'Bad', description: undefined };
    setup.queue.addReceiver('main', receiver);
    setup.queue.send(content('a'));
    setup.queue.settle('main', tokenOf(receiver), { kind: 'deadLetter', properties: {}, note });
    const grave = makeFakeReceiver('peekLock', 10);
    setup.queue.addReceiver('dead', grave);

    for (let attempt = 0; attempt < 5; attempt += 1) {
      setup.queue.settle('dead', tokenOf(grave), { kind: 'abandon', properties: {} });
    }
    const again = { reason: 'Worse', description: undefined };
    setup.queue.settle('dead', tokenOf(grave), { kind: 'deadLetter', properties: {}, note: again });

    expect(graveOf(setup)).toEqual([['a', 'Worse']]);
    expect(grave.got).toHaveLength(7);
  });
});

describe('living', () => {
  it('ends at the shorter of both times', () => {
    const setup = setUp();
    setup.queue.send(content('short', { timeToLiveMs: minute }));
    setup.queue.send(content('long', { timeToLiveMs: 100 * minute }));

    setup.clock.moveTo(minute);
    const first = graveOf(setup);
    setup.clock.moveTo(10 * minute);

    expect(first).toEqual([['short', 'TTLExpiredException']]);
    expect(graveOf(setup)).toEqual([...first, ['long', 'TTLExpiredException']]);
  });

  it('leaves nothing when the queue buries nothing', () => {
    const setup = setUp({ deadLettersExpired: false });
    setup.queue.send(content('a'));

    setup.clock.moveTo(10 * minute);

    expect(counts(setup)).toEqual(none);
  });

  it('does not end under lock, but when the lock does', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver('peekLock', 1);
    setup.queue.addReceiver('main', receiver);
    setup.queue.send(content('a', { timeToLiveMs: minute / 2 }));

    setup.clock.moveTo(minute / 2);
    const during = counts(setup);
    setup.clock.moveTo(minute);

    expect(during).toEqual({ ...none, locked: 1 });
    expect(graveOf(setup)).toEqual([['a', 'TTLExpiredException']]);
  });

  it('ends for deferred messages too', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);
    setup.queue.send(content('a'));
    setup.queue.settle('main', tokenOf(receiver), { kind: 'defer', properties: {} });

    setup.clock.moveTo(10 * minute);

    expect(graveOf(setup)).toEqual([['a', 'TTLExpiredException']]);
  });
});

describe('scheduling', () => {
  it('delivers at the instant, under a new number, with a whole life ahead', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);
    const number = setup.queue.send(content('a', { scheduledFor: 60 * minute }));
    const before = counts(setup);

    setup.clock.moveTo(60 * minute);

    expect(before).toEqual({ ...none, scheduled: 1 });
    expect(receiver.got[0]?.message).toMatchObject({
      sequenceNumber: number + 1,
      enqueuedSequenceNumber: number,
      enqueuedAt: 60 * minute,
    });
    expect(setup.clock.nextStop()).toBe(61 * minute);
  });

  it('is undone once, and only while it waits', () => {
    const setup = setUp();
    const number = setup.queue.send(content('a', { scheduledFor: minute }));

    setup.queue.cancelScheduled(number);

    expect(() => setup.queue.cancelScheduled(number)).toThrow('does not exist');
    expect([counts(setup), setup.clock.nextStop()]).toEqual([none, undefined]);
  });

  it('takes a time that is past for now', () => {
    const setup = setUp();
    setup.clock.moveTo(minute);

    setup.queue.send(content('a', { scheduledFor: 1 }));

    expect(counts(setup)).toEqual({ ...none, active: 1 });
  });
});

describe('duplicates', () => {
  it('are accepted and dropped within the window, whatever became of the first', () => {
    const setup = setUp();
    setup.queue.addReceiver('main', makeFakeReceiver('receiveAndDelete'));
    setup.queue.send(content('a'));

    setup.clock.moveTo(5 * minute - 1);
    setup.queue.send(content('a'));
    const receiver = makeFakeReceiver();
    setup.clock.moveTo(5 * minute);
    setup.queue.addReceiver('main', receiver);
    setup.queue.send(content('a'));
    setup.queue.send(content('b'));

    expect(idsOf(receiver)).toEqual(['b']);
  });

  it('are not looked for in a queue without a window', () => {
    const setup = setUp({ duplicateWindowMs: 0 });

    for (let times = 0; times < 3; times += 1) setup.queue.send(content('a'));

    expect(counts(setup)).toEqual({ ...none, active: 3 });
  });
});

describe('deferring', () => {
  it('hands a message out by number only, and to one at a time', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);
    const number = setup.queue.send(content('a'));
    setup.queue.settle('main', tokenOf(receiver), { kind: 'defer', properties: { by: 'me' } });

    const [got] = setup.queue.receiveDeferred('main', [number], receiver);

    expect(got?.message.properties).toEqual({ by: 'me' });
    expect(() => setup.queue.receiveDeferred('main', [number], receiver)).toThrow('does not exist');
  });

  it('stays deferred when it is abandoned', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);
    const number = setup.queue.send(content('a'));
    setup.queue.settle('main', tokenOf(receiver), { kind: 'defer', properties: {} });
    const [got] = setup.queue.receiveDeferred('main', [number], receiver);

    setup.queue.settle('main', got?.lock?.token ?? '', { kind: 'abandon', properties: {} });

    expect(counts(setup)).toEqual({ ...none, deferred: 1 });
  });

  it('can be taken for good', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver();
    setup.queue.addReceiver('main', receiver);
    const number = setup.queue.send(content('a'));
    setup.queue.settle('main', tokenOf(receiver), { kind: 'defer', properties: {} });

    setup.queue.receiveDeferred('main', [number], makeFakeReceiver('receiveAndDelete'));

    expect(counts(setup)).toEqual(none);
  });
});

describe('sending dead letters again', () => {
  it('makes a new message of it, and leaves one alone that is in hand', () => {
    const setup = setUp();
    const receiver = makeFakeReceiver('peekLock', 1);
    const note = { reason: 'Bad', description: undefined };
    setup.queue.addReceiver('main', receiver);
    const number = setup.queue.send(content('a'));
    const bury = { kind: 'deadLetter', properties: {}, note } as const;
    setup.queue.settle('main', tokenOf(receiver), bury);
    const grave = makeFakeReceiver();
    setup.queue.addReceiver('dead', grave);
    const revive = (): MessageContent => content('a:r1');

    const inHand = setup.queue.resubmit(number, revive);
    grave.credits = 0;
    setup.queue.settle('dead', tokenOf(grave), { kind: 'abandon', properties: {} });
    const free = setup.queue.resubmit(number, revive);

    expect([inHand, free]).toEqual([false, true]);
    expect(counts(setup)).toEqual({ ...none, active: 1 });
    expect(setup.queue.peek('main', 0, 1)[0]).toMatchObject({ deliveryCount: 0, properties: {} });
  });
});

describe('rest', () => {
  it('is while nobody who is there has anything in hand', () => {
    const { queue, broker } = setUp();
    const receiver = makeFakeReceiver('peekLock', 1);
    const rests = [broker.isAtRest()];
    queue.addReceiver('main', receiver);
    queue.send(content('a'));
    rests.push(broker.isAtRest());

    receiver.isThere = false;
    rests.push(broker.isAtRest());

    expect(rests).toEqual([true, false, true]);
  });

  it('is when a message is lost on its way, which comes back when its lock ends', () => {
    const { queue, broker, clock } = setUp();
    const receiver = makeFakeReceiver('peekLock', 2);
    receiver.loses = true;
    queue.addReceiver('main', receiver);
    queue.send(content('a'));
    const whileLocked = broker.isAtRest();
    receiver.loses = false;

    clock.moveTo(clock.nextStop() ?? 0);

    expect(whileLocked).toBe(true);
    expect(receiver.got.map(({ message }) => message.deliveryCount)).toEqual([0, 1]);
  });

  it('is not while a message could be delivered or something is due', () => {
    const { queue, broker, clock } = setUp();
    const receiver = makeFakeReceiver('peekLock', 0);
    queue.addReceiver('main', receiver);
    queue.send(content('a'));
    const withoutCredit = broker.isAtRest();
    receiver.credits = 1;
    const withCredit = broker.isAtRest();
    receiver.credits = 0;

    clock.setTo(10 * minute);

    expect([withoutCredit, withCredit, broker.isAtRest()]).toEqual([true, false, false]);
  });
});

describe('any course of events', () => {
  it('neither loses nor doubles a message', () => {
    const step = fc.constantFrom(
      'send',
      'complete',
      'abandon',
      'defer',
      'bury',
      'wait',
      'resubmit',
    );

    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const setup = setUp({ timeToLiveMs: Infinity });
        const { queue, clock } = setup;
        const receiver = makeFakeReceiver('peekLock', Infinity);
        queue.addReceiver('main', receiver);
        const note = { reason: undefined, description: undefined };
        let sent = 0;
        let completed = 0;
        const settle = (settlement: Parameters<Queue['settle']>[2]): void => {
          const held = receiver.got.findLast(({ lock }) => (lock?.until ?? 0) > clock.now());
          if (held === undefined) return;
          receiver.got.splice(receiver.got.indexOf(held), 1);
          try {
            queue.settle('main', held.lock?.token ?? '', settlement);
          } catch {
            return;
          }
          completed += settlement.kind === 'complete' ? 1 : 0;
        };
        const actions = {
          send: () => queue.send(content(`m${(sent += 1)}`)),
          complete: () => settle({ kind: 'complete' }),
          abandon: () => settle({ kind: 'abandon', properties: {} }),
          defer: () => settle({ kind: 'defer', properties: {} }),
          bury: () => settle({ kind: 'deadLetter', properties: {}, note }),
          wait: () => clock.moveTo(clock.now() + minute),
          resubmit: () => {
            const [dead] = queue.peek('dead', 0, 1);
            if (dead) {
              queue.resubmit(dead.sequenceNumber, () => content(`${dead.content.messageId}:r`));
            }
          },
        };

        for (const name of steps) actions[name]();

        const { active, scheduled, locked, deferred, deadLettered } = queue.state();
        expect(active + scheduled + locked + deferred + deadLettered).toBe(sent - completed);
      }),
    );
  });
});
