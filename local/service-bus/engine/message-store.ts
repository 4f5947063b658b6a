import type { QueuedMessage } from './queued-message';

export interface RememberedId {
  readonly queue: string;
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What was kept when the process ended, however it ended. */
export interface KeptState {
  readonly messages: readonly QueuedMessage[];
  readonly remembered: readonly RememberedId[];
  readonly lastSequenceNumber: number;
}

/** Where messages outlive the process. Calls take effect in their order. */
export interface MessageStore {
  add(message: QueuedMessage): void;
  /** Takes down the message's state, which has changed. */
  change(message: QueuedMessage): void;
  /**
   * A receiver has it in hand. If the process ends before anything else is taken down of it, that was a delivery.
   */
  deliver(message: QueuedMessage): void;
  remove(message: QueuedMessage): void;
  remember(id: RememberedId): void;
  /** Calls back once everything so far is kept, or with the error that says why it could not be. */
  whenKept(done: (error?: Error) => void): void;
  isIdle(): boolean;
  close(): void;
}
