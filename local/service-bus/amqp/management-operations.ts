import { types } from 'rhea';
import { z } from 'zod';
import type { QueuedMessage } from '../engine/queued-message';
import type { Lock } from '../engine/receiver';
import type { Settlement } from '../engine/settle-message';
import { encodeDelivery } from './encode-delivery';
import type { Place } from './link-address';
import { tokenFromBytes, tokenToBytes } from './lock-token';
import type { Peer } from './peer';
import { readContent } from './read-content';
import { readProperties } from './read-settlement';
import type { RequestAnswer } from './request';

export interface Operation {
  /** What a fault must match, where one can happen here. */
  readonly faultName: 'send' | 'receive' | 'settle' | undefined;
  /** What differs from a plain 200. Throws when the request cannot be done. */
  perform(place: Place, body: unknown, peer: Peer): Partial<RequestAnswer>;
}

// rhea gives a long as a number where it can.
const long = z.union([
  z.number(),
  z.instanceof(Buffer).transform((bytes) => Number(bytes.readBigInt64BE())),
]);
const tokens = z.array(z.instanceof(Buffer).transform(tokenFromBytes));
const properties = z.record(z.string(), z.unknown()).nullish();

const codes = { long: 0x81, timestamp: 0x83 } as const;

const locksBody = z.object({ 'lock-tokens': tokens });
const peekBody = z.object({ 'from-sequence-number': long, 'message-count': z.number() });
const scheduleBody = z.object({ messages: z.array(z.object({ message: z.instanceof(Buffer) })) });
const sequenceNumbersBody = z.object({ 'sequence-numbers': z.array(long) });
const receiveBody = sequenceNumbersBody.extend({ 'receiver-settle-mode': z.number() });
const settleBody = locksBody.extend({
  'disposition-status': z.enum(['completed', 'abandoned', 'defered', 'suspended']),
  'deadletter-reason': z.string().nullish(),
  'deadletter-description': z.string().nullish(),
  'properties-to-modify': properties,
});

function encodeMessage({ queue }: Place, message: QueuedMessage, lock: Lock | undefined): object {
  return {
    message: encodeDelivery(message, lock, queue.settings.timeToLiveMs),
    ...(lock !== undefined && { 'lock-token': types.wrap_uuid(tokenToBytes(lock.token)) }),
  };
}

function readSettlement(body: z.infer<typeof settleBody>): Settlement {
  const added = readProperties(body['properties-to-modify']);
  switch (body['disposition-status']) {
    case 'completed':
      return { kind: 'complete' };
    case 'abandoned':
      return { kind: 'abandon', properties: added };
    case 'defered':
      return { kind: 'defer', properties: added };
    case 'suspended':
      return {
        kind: 'deadLetter',
        properties: added,
        note: {
          reason: body['deadletter-reason'] ?? undefined,
          description: body['deadletter-description'] ?? undefined,
        },
      };
  }
}

const renewLock: Operation = {
  faultName: undefined,
  perform({ queue, lane }, body) {
    const ends = locksBody.parse(body)['lock-tokens'].map((token) => queue.renewLock(lane, token));
    return { body: { expirations: types.wrap_array(ends, codes.timestamp, undefined) } };
  },
};

const peekMessage: Operation = {
  faultName: undefined,
  perform(place, body) {
    const { 'from-sequence-number': from, 'message-count': count } = peekBody.parse(body);
    const found = place.queue.peek(place.lane, from, count);
    if (found.length === 0) return { status: 204, description: 'No Content' };
    return { body: { messages: found.map((message) => encodeMessage(place, message, undefined)) } };
  },
};

const scheduleMessage: Operation = {
  faultName: 'send',
  perform({ queue }, body) {
    const { messages } = scheduleBody.parse(body);
    const contents = messages.map(({ message }) => readContent(message));
    const numbers = contents.map((content) => queue.send(content));
    return { body: { 'sequence-numbers': types.wrap_array(numbers, codes.long, undefined) } };
  },
};

const cancelScheduledMessage: Operation = {
  faultName: undefined,
  perform({ queue }, body) {
    for (const number of sequenceNumbersBody.parse(body)['sequence-numbers']) {
      queue.cancelScheduled(number);
    }
    return {};
  },
};

const receiveBySequenceNumber: Operation = {
  faultName: 'receive',
  perform(place, body, peer) {
    const { 'sequence-numbers': numbers, 'receiver-settle-mode': settleMode } =
      receiveBody.parse(body);
    const mode = settleMode === 0 ? 'receiveAndDelete' : 'peekLock';
    const found = place.queue.receiveDeferred(place.lane, numbers, {
      mode,
      isConnected: () => peer.isConnected(),
    });
    return {
      body: { messages: found.map(({ message, lock }) => encodeMessage(place, message, lock)) },
    };
  },
};

const updateDisposition: Operation = {
  faultName: 'settle',
  perform({ queue, lane }, body) {
    const parsed = settleBody.parse(body);
    const settlement = readSettlement(parsed);
    for (const token of parsed['lock-tokens']) queue.settle(lane, token, settlement);
    return {};
  },
};

/** What a queue's `$management` can do, by name without `com.microsoft:`. */
export const managementOperations: ReadonlyMap<string, Operation> = new Map([
  ['renew-lock', renewLock],
  ['peek-message', peekMessage],
  ['schedule-message', scheduleMessage],
  ['cancel-scheduled-message', cancelScheduledMessage],
  ['receive-by-sequence-number', receiveBySequenceNumber],
  ['update-disposition', updateDisposition],
]);
