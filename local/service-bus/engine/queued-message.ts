export type PropertyValue = string | number | boolean | Date | null;
export type Properties = Readonly<Record<string, PropertyValue>>;

/** What a sender hands over. */
export interface MessageContent {
  readonly messageId: string;
  /** The message as it was sent, in the front end's encoding; never looked into here. */
  readonly payload: Buffer;
  /** Undefined lives as long as the queue's messages do. */
  readonly timeToLiveMs: number | undefined;
  /** Not to be delivered before this instant, in milliseconds since 1970. */
  readonly scheduledFor: number | undefined;
}

export interface DeathNote {
  readonly reason: string | undefined;
  readonly description: string | undefined;
}

/** What happens to a message while it is in a queue. Locks are no part of it: they end with the process. */
export interface MessageState {
  place: 'active' | 'scheduled' | 'deferred';
  /** Deliveries that ended without success. */
  deliveryCount: number;
  /** Application properties that receivers added or replaced. */
  properties: Properties;
  /** Set once the message is in the dead-letter queue. */
  deadLetter: DeathNote | undefined;
}

export interface QueuedMessage extends MessageState {
  readonly queue: string;
  readonly sequenceNumber: number;
  /** The sequence number under which it was first accepted; a scheduled one gets another when it falls due. */
  readonly enqueuedSequenceNumber: number;
  readonly enqueuedAt: number;
  readonly content: MessageContent;
}
