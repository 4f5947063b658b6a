import type { Properties, QueuedMessage } from '../engine/queued-message';
import type { Lock } from '../engine/receiver';
import {
  encodeBoolean,
  encodeInt,
  encodeList,
  encodeLong,
  encodeMap,
  encodeNull,
  encodeProperty,
  encodeSection,
  encodeString,
  encodeSymbol,
  encodeTimestamp,
  encodeUint,
} from './encode-value';
import { elementsOf, sectionCodes, splitSections, type Section } from './section';

type Entries = ReadonlyMap<string, Buffer>;

const places = { active: 0, deferred: 1, scheduled: 2 } as const;
const largestUint = 0xff_ff_ff_ff;

const find = (sections: readonly Section[], code: number): readonly Buffer[] => {
  const section = sections.find((one) => one.code === code);
  return section === undefined ? [] : elementsOf(section.value);
};

/** Fields of the header. @see AMQP 1.0, part 3, 3.2.1 */
function encodeHeader(given: readonly Buffer[], message: QueuedMessage, lifeMs: number): Buffer {
  const [durable = encodeBoolean(false), priority = encodeNull()] = given;
  const timeToLive = lifeMs > largestUint ? encodeNull() : encodeUint(lifeMs);
  const isFirstAcquirer = encodeBoolean(message.deliveryCount === 0);
  const count = encodeUint(message.deliveryCount);
  return encodeSection(
    sectionCodes.header,
    encodeList([durable, priority, timeToLive, isFirstAcquirer, count]),
  );
}

/** What the client gave, with `own` added or in its place. Keys of both are encoded the same way. */
function mergeMap(
  given: readonly Buffer[],
  own: Entries,
  encodeKey: (key: string) => Buffer,
): readonly Buffer[] {
  const replaced = new Set([...own.keys()].map((key) => encodeKey(key).toString('latin1')));
  const isKept = (index: number): boolean =>
    !replaced.has((given[index - (index % 2)] ?? encodeNull()).toString('latin1'));
  return [
    ...given.filter((_, index) => isKept(index)),
    ...[...own].flatMap(([key, value]) => [encodeKey(key), value]),
  ];
}

function annotationsOf(message: QueuedMessage, lock: Lock | undefined): Entries {
  const annotations = new Map([
    ['x-opt-sequence-number', encodeLong(message.sequenceNumber)],
    ['x-opt-enqueue-sequence-number', encodeLong(message.enqueuedSequenceNumber)],
    ['x-opt-enqueued-time', encodeTimestamp(message.enqueuedAt)],
    ['x-opt-message-state', encodeInt(places[message.place])],
  ]);
  if (lock !== undefined) annotations.set('x-opt-locked-until', encodeTimestamp(lock.until));
  if (message.deadLetter !== undefined) {
    annotations.set('x-opt-deadletter-source', encodeString(message.queue));
  }
  return annotations;
}

function addedProperties({ properties, deadLetter }: QueuedMessage): Entries {
  const note: Properties = {
    ...(deadLetter?.reason !== undefined && { DeadLetterReason: deadLetter.reason }),
    ...(deadLetter?.description !== undefined && {
      DeadLetterErrorDescription: deadLetter.description,
    }),
  };
  const all = Object.entries({ ...properties, ...note });
  return new Map(all.map(([name, value]) => [name, encodeProperty(value)]));
}

function encodeProperties(given: Section | undefined, added: Entries): readonly Buffer[] {
  if (added.size === 0) return given === undefined ? [] : [given.bytes];
  const entries = mergeMap(given === undefined ? [] : elementsOf(given.value), added, encodeString);
  return [encodeSection(sectionCodes.applicationProperties, encodeMap(entries))];
}

/**
 * The message as a receiver gets it: what the sender encoded, byte for byte, under the broker's own header and
 * annotations. `timeToLiveMs` is the queue's limit.
 */
export function encodeDelivery(
  message: QueuedMessage,
  lock: Lock | undefined,
  timeToLiveMs: number,
): Buffer {
  const sections = splitSections(message.content.payload);
  const lifeMs = Math.min(timeToLiveMs, message.content.timeToLiveMs ?? Infinity);
  const annotations = mergeMap(
    find(sections, sectionCodes.messageAnnotations),
    annotationsOf(message, lock),
    encodeSymbol,
  );
  const applicationProperties = sections.find(
    ({ code }) => code === sectionCodes.applicationProperties,
  );
  return Buffer.concat([
    encodeHeader(find(sections, sectionCodes.header), message, lifeMs),
    encodeSection(sectionCodes.messageAnnotations, encodeMap(annotations)),
    ...sections.filter(({ code }) => code === sectionCodes.properties).map(({ bytes }) => bytes),
    ...encodeProperties(applicationProperties, addedProperties(message)),
    ...sections
      .filter(({ code }) => code > sectionCodes.applicationProperties)
      .map(({ bytes }) => bytes),
  ]);
}
