import { message as codec, types } from 'rhea';
import { encodeDelivery } from '../../../../../local/service-bus/amqp/encode-delivery';
import { withMessageId } from '../../../../../local/service-bus/amqp/with-message-id';
import { readContent, readTransfer } from '../../../../../local/service-bus/amqp/read-content';
import type {
  MessageContent,
  QueuedMessage,
} from '../../../../../local/service-bus/engine/queued-message';

const scheduled = 'x-opt-scheduled-enqueue-time';

const queued = (content: MessageContent, more: Partial<QueuedMessage> = {}): QueuedMessage => ({
  queue: 'mails',
  sequenceNumber: 12,
  enqueuedSequenceNumber: 11,
  enqueuedAt: 1000,
  place: 'active',
  deliveryCount: 0,
  properties: {},
  deadLetter: undefined,
  content,
  ...more,
});

describe('readContent', () => {
  it('reads what the broker must know', () => {
    const at = new Date(1_700_000_000_000);
    const payload = codec.encode({
      ttl: 5000,
      message_id: 'id',
      message_annotations: { [scheduled]: at },
      body: 'x',
    });

    const content = readContent(payload);

    expect(content).toEqual({
      messageId: 'id',
      payload,
      timeToLiveMs: 5000,
      scheduledFor: at.getTime(),
    });
  });

  it('gives a message an id that has none, and leaves the rest of it alone', () => {
    const payload = codec.encode({ subject: 's', application_properties: { a: 1 }, body: 'x' });

    const { messageId, payload: changed } = readContent(payload);

    expect(messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(codec.decode(changed)).toMatchObject({
      message_id: messageId,
      subject: 's',
      application_properties: { a: 1 },
      body: 'x',
    });
  });

  it('refuses a head that cannot be decoded', () => {
    const head = Buffer.from([0, 0x53, 0x73, 0xc0, 3, 1, 0x3f, 0]);

    expect(() => readContent(head)).toThrow('not well-formed');
  });
});

describe('readTransfer', () => {
  it('opens a batch', () => {
    const messages = ['a', 'b'.repeat(300)].map((id) => codec.encode({ message_id: id, body: id }));
    const body: unknown = codec.data_sections(messages);
    const envelope = codec.encode({ body });

    const contents = readTransfer(envelope, 0x80013700);

    expect(contents.map(({ messageId }) => messageId)).toEqual(['a', 'b'.repeat(300)]);
  });

  it('refuses a batch of something else', () => {
    const body: unknown = codec.data_sections([Buffer.from('no message')]);
    const envelope = codec.encode({ body });

    expect(() => readTransfer(envelope, 0x80013700)).toThrow('not well-formed');
  });
});

describe('withMessageId', () => {
  it('puts one id in the place of another', () => {
    const payload = codec.encode({ message_id: 'old', correlation_id: 'c', body: 'x' });

    const decoded: unknown = codec.decode(withMessageId(payload, 'new'));

    expect(decoded).toMatchObject({ message_id: 'new', correlation_id: 'c', body: 'x' });
  });
});

describe('encodeDelivery', () => {
  const payload = codec.encode({
    durable: true,
    ttl: 5000,
    message_id: 'id',
    message_annotations: { 'x-opt-partition-key': 'p', 'x-opt-sequence-number': 99 },
    application_properties: { kept: types.wrap_long(600), DeadLetterReason: 'theirs' },
    body: 'x',
  });

  it("puts the broker's own header and annotations over the sender's message", () => {
    const message = queued(readContent(payload), { deliveryCount: 2, place: 'deferred' });

    const decoded: unknown = codec.decode(
      encodeDelivery(message, { token: 't', until: 2000 }, 60_000),
    );

    expect(decoded).toMatchObject({
      durable: true,
      ttl: 5000,
      delivery_count: 2,
      message_id: 'id',
      message_annotations: {
        'x-opt-partition-key': 'p',
        'x-opt-sequence-number': 12,
        'x-opt-enqueue-sequence-number': 11,
        'x-opt-enqueued-time': new Date(1000),
        'x-opt-locked-until': new Date(2000),
        'x-opt-message-state': 1,
      },
      application_properties: { kept: 600, DeadLetterReason: 'theirs' },
      body: 'x',
    });
  });

  it('adds what receivers changed and why it is dead, over what the sender said', () => {
    const message = queued(readContent(payload), {
      properties: { tried: 'twice', at: new Date(5), half: 0.5, no: false, nothing: null },
      deadLetter: { reason: 'Bad', description: 'schema' },
    });

    const decoded: unknown = codec.decode(encodeDelivery(message, undefined, 1000));

    expect(decoded).toMatchObject({
      ttl: 1000,
      message_annotations: { 'x-opt-deadletter-source': 'mails' },
      application_properties: {
        kept: 600,
        tried: 'twice',
        at: new Date(5),
        half: 0.5,
        no: false,
        nothing: null,
        DeadLetterReason: 'Bad',
        DeadLetterErrorDescription: 'schema',
      },
    });
  });

  it('says no time to live where there is no end', () => {
    const content = readContent(codec.encode({ message_id: 'id', body: 'x' }));

    const decoded: unknown = codec.decode(encodeDelivery(queued(content), undefined, Infinity));

    expect(decoded).not.toHaveProperty('ttl');
  });
});
