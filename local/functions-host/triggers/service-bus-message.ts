import type { ServiceBusReceivedMessage } from '@azure/service-bus';

import { isRecord } from '../../is-record';
import type { TypedData } from '../worker/rpc';

type Message = ServiceBusReceivedMessage;
type Metadata = Record<string, TypedData>;

/** The body as the host sends it to the worker: text, or bytes for `dataType: 'binary'`. */
export function messageBody(body: unknown, dataType: unknown): TypedData {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null));
  return dataType === 'binary' ? { bytes } : { string: bytes.toString('utf8') };
}

function bodyMembers(text: string | null | undefined): Metadata {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text ?? '');
  } catch {
    return {};
  }
  if (!isRecord(parsed)) return {};
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([name, value]) => {
      if (value === null) return [];
      if (typeof value === 'boolean') return [[name, { string: value ? 'True' : 'False' }]];
      return [[name, { string: typeof value === 'string' ? value : JSON.stringify(value) }]];
    }),
  );
}

const endOfTime = '9999-12-31T23:59:59.9999999';

/** Without a zone, as the host's 5.x extension gives its `…Utc` members. */
function withoutZone(date: Date | undefined): string {
  if (date === undefined || date.getUTCFullYear() >= 9999) return endOfTime;
  return date
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, '');
}

const json = (value: string): TypedData => ({ json: JSON.stringify(value) });

function times(message: Message): Metadata {
  const enqueued = withoutZone(message.enqueuedTimeUtc);
  const expires = withoutZone(message.expiresAtUtc);
  return {
    EnqueuedTimeUtc: json(enqueued),
    EnqueuedTime: json(`${enqueued}+00:00`),
    ExpiresAtUtc: json(expires),
    ExpiresAt: json(`${expires}+00:00`),
  };
}

function texts(message: Message): Metadata {
  const members: Readonly<Record<string, unknown>> = {
    MessageId: message.messageId,
    LockToken: message.lockToken,
    ContentType: message.contentType,
    CorrelationId: message.correlationId,
    ReplyTo: message.replyTo,
    ReplyToSessionId: message.replyToSessionId,
    To: message.to,
    Label: message.subject,
    Subject: message.subject,
    SessionId: message.sessionId,
    PartitionKey: message.partitionKey,
    DeadLetterReason: message.deadLetterReason,
    DeadLetterErrorDescription: message.deadLetterErrorDescription,
    DeadLetterSource: message.deadLetterSource,
  };
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      if (typeof value === 'string') return [[name, { string: value }]];
      return typeof value === 'number' ? [[name, { string: String(value) }]] : [];
    }),
  );
}

/** `triggerMetadata` of one message: what the message carries, over the members of a JSON body. */
export function messageMetadata(message: Message, body: TypedData): Metadata {
  const properties = JSON.stringify(message.applicationProperties ?? {});
  return {
    ...bodyMembers(body.string),
    ...texts(message),
    ...times(message),
    DeliveryCount: { int: (message.deliveryCount ?? 0) + 1 },
    SequenceNumber: { int: message.sequenceNumber?.toNumber() ?? 0 },
    ApplicationProperties: { json: properties },
    UserProperties: { json: properties },
  };
}
