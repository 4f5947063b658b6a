import { message as codec } from 'rhea';
import { z } from 'zod';
import type { QueuedMessage } from '../engine/queued-message';

/** A message as a person or a test wants to see it. */
export interface MessageView {
  readonly sequenceNumber: number;
  readonly messageId: string;
  readonly place: QueuedMessage['place'];
  readonly subject: string | undefined;
  readonly contentType: string | undefined;
  readonly correlationId: string | undefined;
  readonly applicationProperties: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly deliveryCount: number;
  /** ISO 8601, as the next one. */
  readonly enqueuedAt: string;
  readonly scheduledFor: string | undefined;
  readonly deadLetterReason: string | undefined;
  readonly deadLetterDescription: string | undefined;
}

const longestBody = 4000;

const text = z.string().optional().catch(undefined);

const decodedSchema = z.object({
  subject: text,
  content_type: text,
  correlation_id: text,
  application_properties: z.record(z.string(), z.unknown()).catch({}),
  body: z.unknown().optional(),
});

const sectionSchema = z.object({ content: z.unknown() });

function readBody(body: unknown): string {
  const section = sectionSchema.safeParse(body);
  const content = section.success ? section.data.content : body;
  const whole = Buffer.isBuffer(content)
    ? content.toString('utf8')
    : JSON.stringify(content ?? null);
  return whole.slice(0, longestBody);
}

function decode(payload: Buffer): z.infer<typeof decodedSchema> {
  try {
    return decodedSchema.parse(codec.decode(payload));
  } catch {
    return { application_properties: {}, body: 'The message is not well-formed.' };
  }
}

const isoTime = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

export function viewMessage(message: QueuedMessage): MessageView {
  const { content, deadLetter } = message;
  const decoded = decode(content.payload);
  return {
    sequenceNumber: message.sequenceNumber,
    messageId: content.messageId,
    place: message.place,
    subject: decoded.subject,
    contentType: decoded.content_type,
    correlationId: decoded.correlation_id,
    applicationProperties: { ...decoded.application_properties, ...message.properties },
    body: readBody(decoded.body),
    deliveryCount: message.deliveryCount,
    enqueuedAt: new Date(message.enqueuedAt).toISOString(),
    scheduledFor: isoTime(content.scheduledFor),
    deadLetterReason: deadLetter?.reason,
    deadLetterDescription: deadLetter?.description,
  };
}
