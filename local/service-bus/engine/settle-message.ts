import type { Lane } from './lane';
import { buryMessage, endOfLife, expireMessage, removeMessage } from './message-life';
import type { DeathNote, Properties, QueuedMessage } from './queued-message';
import type { QueueParts } from './queue-parts';

/** What a receiver does with a message that it holds the lock of. */
export type Settlement =
  | { readonly kind: 'complete' }
  | { readonly kind: 'abandon'; readonly properties: Properties }
  | { readonly kind: 'defer'; readonly properties: Properties }
  | { readonly kind: 'deadLetter'; readonly properties: Properties; readonly note: DeathNote };

/** A delivery ended without success: the message comes back at once, or not at all if that happened too often. */
export function returnMessage(parts: QueueParts, lane: Lane, message: QueuedMessage): void {
  const { maxDeliveryCount } = parts.settings;
  message.deliveryCount += 1;
  if (lane === parts.main && message.deliveryCount >= maxDeliveryCount) {
    const description = `Message could not be consumed after ${maxDeliveryCount} delivery attempts.`;
    buryMessage(parts, message, { reason: 'MaxDeliveryCountExceeded', description });
    return;
  }
  if (lane === parts.main && endOfLife(parts.settings, message) <= parts.now()) {
    expireMessage(parts, message);
    return;
  }
  parts.store.change(message);
  if (message.place === 'active') lane.offer(message);
}

function deferMessage(parts: QueueParts, lane: Lane, message: QueuedMessage): void {
  message.place = 'deferred';
  parts.store.change(message);
  if (lane === parts.main && endOfLife(parts.settings, message) <= parts.now()) {
    expireMessage(parts, message);
  }
}

/** @throws BusError `lockLost`; nothing has changed then. */
export function settleMessage(
  parts: QueueParts,
  lane: Lane,
  { token, settlement }: { readonly token: string; readonly settlement: Settlement },
): void {
  const message = lane.locks.release(token);
  if (settlement.kind === 'complete') {
    removeMessage(parts, message);
    return;
  }
  message.properties = { ...message.properties, ...settlement.properties };
  switch (settlement.kind) {
    case 'abandon':
      returnMessage(parts, lane, message);
      return;
    case 'defer':
      deferMessage(parts, lane, message);
      return;
    case 'deadLetter':
      buryMessage(parts, message, settlement.note);
      return;
  }
}
