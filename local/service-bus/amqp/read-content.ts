import { randomUUID } from 'node:crypto';
import { message as codec } from 'rhea';
import { z } from 'zod';
import { BusError } from '../engine/bus-error';
import type { MessageContent } from '../engine/queued-message';
import { withMessageId } from './with-message-id';
import { sectionCodes, splitSections } from './section';

const head = z.object({
  ttl: z.number().optional(),
  message_id: z.union([z.string(), z.number(), z.instanceof(Buffer)]).optional(),
  message_annotations: z.record(z.string(), z.unknown()).optional(),
});

const scheduledTime = 'x-opt-scheduled-enqueue-time';

function readScheduledTime(annotations: Readonly<Record<string, unknown>>): number | undefined {
  const value = annotations[scheduledTime];
  return value instanceof Date ? value.getTime() : undefined;
}

function readId(id: string | number | Buffer | undefined): string | undefined {
  if (id === undefined || id === '') return undefined;
  return Buffer.isBuffer(id) ? id.toString('hex') : String(id);
}

function decodeHead(payload: Buffer): z.infer<typeof head> {
  const sections = splitSections(payload).filter(
    ({ code }) => code <= sectionCodes.properties && code !== sectionCodes.deliveryAnnotations,
  );
  try {
    return head.parse(codec.decode(Buffer.concat(sections.map(({ bytes }) => bytes))));
  } catch {
    throw new BusError('malformed', 'The head of the message is not well-formed.');
  }
}

/**
 * What the broker must know of a message as it was sent. One without a message id gets one: lock renewal of the
 * JavaScript client fails without.
 * @throws BusError `malformed`
 */
export function readContent(payload: Buffer): MessageContent {
  const { ttl, message_id: id, message_annotations: annotations = {} } = decodeHead(payload);
  const givenId = readId(id);
  const messageId = givenId ?? randomUUID();
  return {
    messageId,
    payload: givenId === undefined ? withMessageId(payload, messageId) : Buffer.from(payload),
    timeToLiveMs: ttl,
    scheduledFor: readScheduledTime(annotations),
  };
}

const batchFormat = 0x80013700;

function readBinary(value: Buffer): Buffer {
  if (value[0] === 0xa0) return value.subarray(2);
  if (value[0] === 0xb0) return value.subarray(5);
  throw new BusError('malformed', 'A batch holds something that is no message.');
}

/** The messages of one transfer: a batch is an envelope whose data sections are messages. */
export function readTransfer(
  payload: Buffer,
  format: number | undefined,
): readonly MessageContent[] {
  if (format !== batchFormat) return [readContent(payload)];
  return splitSections(payload)
    .filter(({ code }) => code === sectionCodes.data)
    .map(({ value }) => readContent(readBinary(value)));
}
