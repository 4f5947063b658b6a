import type { QueuedMessage } from '../../../../../local/service-bus/engine/queued-message';
import {
  decodeRecord,
  encodeRecord,
  type JournalRecord,
} from '../../../../../local/service-bus/store/journal-record';

const message: QueuedMessage = {
  queue: 'mails',
  sequenceNumber: 7,
  enqueuedSequenceNumber: 5,
  enqueuedAt: 1_700_000_000_000,
  place: 'deferred',
  deliveryCount: 2,
  properties: { text: 'x', count: 1, flag: true, nothing: null, at: new Date(5) },
  deadLetter: { reason: 'Bad', description: undefined },
  content: {
    messageId: 'id',
    payload: Buffer.from([0, 255, 10, 13]),
    timeToLiveMs: undefined,
    scheduledFor: 1_700_000_000_001,
  },
};

const { place, deliveryCount, properties, deadLetter } = message;

const records: readonly JournalRecord[] = [
  { kind: 'message', message },
  { kind: 'message', message: { ...message, deadLetter: undefined, properties: {} } },
  { kind: 'state', sequenceNumber: 7, state: { place, deliveryCount, properties, deadLetter } },
  { kind: 'removed', sequenceNumber: 7 },
  { kind: 'remembered', queue: 'mails', messageId: 'id', until: 9 },
  { kind: 'counter', last: 7 },
];

describe('journal records', () => {
  it.each(records)('come back as they were: $kind', (record) => {
    const decoded = decodeRecord(encodeRecord(record));

    expect(decoded).toEqual(record);
  });

  it('are refused when they are of another kind', () => {
    const json = Buffer.from('{"kind":"other"}');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(json.length);

    expect(() => decodeRecord(Buffer.concat([length, json]))).toThrow('kind');
  });
});
