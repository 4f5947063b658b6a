import type { DeathNote, MessageContent, QueuedMessage } from './queued-message';
import type { QueueParts } from './queue-parts';
import type { QueueSettings } from './queue-settings';

const expired: DeathNote = {
  reason: 'TTLExpiredException',
  description: 'The message expired and was dead lettered.',
};

/** When the message's life ends; the queue's own limit counts even if the message asks for more. */
export function endOfLife({ timeToLiveMs }: QueueSettings, message: QueuedMessage): number {
  return message.enqueuedAt + Math.min(timeToLiveMs, message.content.timeToLiveMs ?? Infinity);
}

function stopWaiting({ waits }: QueueParts, message: QueuedMessage): void {
  waits.get(message)?.();
  waits.delete(message);
}

function waitUntil(
  { waits, timetable }: QueueParts,
  message: QueuedMessage,
  wait: { readonly due: number; readonly act: () => void },
): void {
  const cancel = timetable.at(wait.due, () => {
    waits.delete(message);
    wait.act();
  });
  waits.set(message, cancel);
}

/** Takes the message out of the queue for good. */
export function removeMessage(parts: QueueParts, message: QueuedMessage): void {
  stopWaiting(parts, message);
  for (const lane of [parts.main, parts.dead]) {
    if (lane.messages.get(message.sequenceNumber) !== message) continue;
    lane.withdraw(message);
    lane.messages.delete(message.sequenceNumber);
  }
  parts.store.remove(message);
}

/** Moves an unlocked message to the dead-letter queue, where nothing expires. */
export function buryMessage(parts: QueueParts, message: QueuedMessage, note: DeathNote): void {
  stopWaiting(parts, message);
  parts.main.withdraw(message);
  parts.main.messages.delete(message.sequenceNumber);
  message.place = 'active';
  message.deadLetter = note;
  parts.store.change(message);
  parts.dead.messages.set(message.sequenceNumber, message);
  parts.dead.offer(message);
}

/** Ends the life of an unlocked message whose time is over. */
export function expireMessage(parts: QueueParts, message: QueuedMessage): void {
  if (parts.settings.deadLettersExpired) buryMessage(parts, message, expired);
  else removeMessage(parts, message);
}

function expireUnlessLocked(parts: QueueParts, message: QueuedMessage): void {
  if (!parts.main.locks.holds(message)) expireMessage(parts, message);
}

function makeMessage(
  parts: QueueParts,
  content: MessageContent,
  enqueuedSequenceNumber?: number,
): QueuedMessage {
  const sequenceNumber = parts.nextSequenceNumber();
  const now = parts.now();
  return {
    queue: parts.settings.name,
    sequenceNumber,
    enqueuedSequenceNumber: enqueuedSequenceNumber ?? sequenceNumber,
    enqueuedAt: now,
    content,
    place: (content.scheduledFor ?? 0) > now ? 'scheduled' : 'active',
    deliveryCount: 0,
    properties: {},
    deadLetter: undefined,
  };
}

/** A scheduled message that falls due is enqueued at that instant, under a new sequence number. */
function enqueueScheduled(parts: QueueParts, message: QueuedMessage): void {
  removeMessage(parts, message);
  enterMessage(parts, message.content, message.enqueuedSequenceNumber);
}

/** Puts a message that is kept already where its state says; also after a restart. */
export function placeMessage(parts: QueueParts, message: QueuedMessage): void {
  const lane = message.deadLetter === undefined ? parts.main : parts.dead;
  lane.messages.set(message.sequenceNumber, message);
  if (message.place === 'scheduled') {
    const due = message.content.scheduledFor ?? 0;
    waitUntil(parts, message, { due, act: () => enqueueScheduled(parts, message) });
    return;
  }
  const end = endOfLife(parts.settings, message);
  if (lane === parts.main && end < Infinity) {
    waitUntil(parts, message, { due: end, act: () => expireUnlessLocked(parts, message) });
  }
  if (message.place === 'active') lane.offer(message);
}

/** Makes a message of the content and gives its sequence number. */
export function enterMessage(
  parts: QueueParts,
  content: MessageContent,
  enqueuedSequenceNumber?: number,
): number {
  const message = makeMessage(parts, content, enqueuedSequenceNumber);
  parts.store.add(message);
  placeMessage(parts, message);
  return message.sequenceNumber;
}
