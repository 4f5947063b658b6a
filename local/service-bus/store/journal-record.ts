import { z } from 'zod';
import type { RememberedId } from '../engine/message-store';
import type { MessageState, PropertyValue, QueuedMessage } from '../engine/queued-message';

/** One line of the journal. */
export type JournalRecord =
  | { readonly kind: 'message'; readonly message: QueuedMessage }
  | { readonly kind: 'state'; readonly sequenceNumber: number; readonly state: MessageState }
  | { readonly kind: 'delivered'; readonly sequenceNumber: number }
  | { readonly kind: 'removed'; readonly sequenceNumber: number }
  | ({ readonly kind: 'remembered' } & RememberedId)
  | { readonly kind: 'counter'; readonly last: number };

const propertySchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ date: z.number() }).transform(({ date }) => new Date(date)),
]);

const optionalText = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined);

const stateSchema = z.object({
  place: z.enum(['active', 'scheduled', 'deferred']),
  deliveryCount: z.number(),
  properties: z.record(z.string(), propertySchema),
  deadLetter: z
    .object({ reason: optionalText, description: optionalText })
    .nullable()
    .transform((note) => note ?? undefined),
});

const optionalNumber = z
  .number()
  .nullable()
  .transform((value) => value ?? undefined);

const messageSchema = stateSchema.extend({
  kind: z.literal('message'),
  queue: z.string(),
  sequenceNumber: z.number(),
  enqueuedSequenceNumber: z.number(),
  enqueuedAt: z.number(),
  messageId: z.string(),
  timeToLiveMs: optionalNumber,
  scheduledFor: optionalNumber,
});

const recordSchema = z.discriminatedUnion('kind', [
  messageSchema,
  z.object({ kind: z.literal('state'), sequenceNumber: z.number(), state: stateSchema }),
  z.object({ kind: z.literal('delivered'), sequenceNumber: z.number() }),
  z.object({ kind: z.literal('removed'), sequenceNumber: z.number() }),
  z.object({
    kind: z.literal('remembered'),
    queue: z.string(),
    messageId: z.string(),
    until: z.number(),
  }),
  z.object({ kind: z.literal('counter'), last: z.number() }),
]);

const writeProperty = (value: PropertyValue): unknown =>
  value instanceof Date ? { date: value.getTime() } : value;

function writeState({ place, deliveryCount, properties, deadLetter }: MessageState): object {
  const entries = Object.entries(properties);
  const written = Object.fromEntries(entries.map(([name, value]) => [name, writeProperty(value)]));
  const note = deadLetter && {
    reason: deadLetter.reason ?? null,
    description: deadLetter.description ?? null,
  };
  return {
    place,
    deliveryCount,
    properties: written,
    deadLetter: note ?? null,
  };
}

function writeMessage(message: QueuedMessage): object {
  const { queue, sequenceNumber, enqueuedSequenceNumber, enqueuedAt, content } = message;
  return {
    kind: 'message',
    queue,
    sequenceNumber,
    enqueuedSequenceNumber,
    enqueuedAt,
    messageId: content.messageId,
    timeToLiveMs: content.timeToLiveMs ?? null,
    scheduledFor: content.scheduledFor ?? null,
    ...writeState(message),
  };
}

function describe(record: JournalRecord): object {
  switch (record.kind) {
    case 'message':
      return writeMessage(record.message);
    case 'state':
      return { ...record, state: writeState(record.state) };
    case 'delivered':
    case 'removed':
    case 'remembered':
    case 'counter':
      return record;
  }
}

const none = Buffer.alloc(0);
const lengthBytes = 4;

/** The record as bytes: the length of its JSON, the JSON, and for a message its payload. */
export function encodeRecord(record: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify(describe(record)));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(json.length);
  return Buffer.concat([
    length,
    json,
    record.kind === 'message' ? record.message.content.payload : none,
  ]);
}

/** @throws Error when the bytes are no record of this journal. */
export function decodeRecord(bytes: Buffer): JournalRecord {
  const jsonEnd = lengthBytes + bytes.readUInt32BE();
  const json: unknown = JSON.parse(bytes.toString('utf8', lengthBytes, jsonEnd));
  const record = recordSchema.parse(json);
  if (record.kind !== 'message') return record;
  const { kind, messageId, timeToLiveMs, scheduledFor, ...rest } = record;
  // A copy, so that one small message does not keep the whole file in memory.
  const payload = Buffer.from(bytes.subarray(jsonEnd));
  return {
    kind,
    message: { ...rest, content: { messageId, payload, timeToLiveMs, scheduledFor } },
  };
}
