import type { QueuedMessage } from '../../../../../local/service-bus/engine/queued-message';
import { makeJournalView } from '../../../../../local/service-bus/store/journal-view';

const message = (sequenceNumber: number): QueuedMessage => ({
  queue: 'mails',
  sequenceNumber,
  enqueuedSequenceNumber: sequenceNumber,
  enqueuedAt: 0,
  place: 'active',
  deliveryCount: 0,
  properties: {},
  deadLetter: undefined,
  content: {
    messageId: `m${sequenceNumber}`,
    payload: Buffer.alloc(1000),
    timeToLiveMs: undefined,
    scheduledFor: undefined,
  },
});

const state = { place: 'active', deliveryCount: 4, properties: {}, deadLetter: undefined } as const;

describe('makeJournalView', () => {
  it('has the messages that were not removed, in their last state', () => {
    const view = makeJournalView();
    for (const number of [1, 2, 3]) view.apply({ kind: 'message', message: message(number) });
    view.apply({ kind: 'removed', sequenceNumber: 2 });
    view.apply({ kind: 'state', sequenceNumber: 3, state });
    view.apply({ kind: 'state', sequenceNumber: 2, state });

    const kept = view.state();

    expect(kept.messages.map((one) => [one.sequenceNumber, one.deliveryCount])).toEqual([
      [1, 0],
      [3, 4],
    ]);
  });

  it('never gives a sequence number twice, even when all messages are gone', () => {
    const view = makeJournalView();
    view.apply({ kind: 'message', message: message(9) });
    view.apply({ kind: 'removed', sequenceNumber: 9 });
    const again = makeJournalView();

    for (const record of view.summary(0)) again.apply(record);

    expect(again.state()).toEqual({ messages: [], remembered: [], lastSequenceNumber: 9 });
  });

  it('amounts to the same after its summary, without the ids that are forgotten', () => {
    const view = makeJournalView();
    view.apply({ kind: 'message', message: message(1) });
    view.apply({ kind: 'remembered', queue: 'mails', messageId: 'old', until: 10 });
    view.apply({ kind: 'remembered', queue: 'mails', messageId: 'new', until: 11 });
    const again = makeJournalView();

    for (const record of view.summary(10)) again.apply(record);

    expect(again.state()).toEqual({
      messages: [message(1)],
      remembered: [{ queue: 'mails', messageId: 'new', until: 11 }],
      lastSequenceNumber: 1,
    });
  });
});
