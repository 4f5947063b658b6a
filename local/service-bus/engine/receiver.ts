import type { QueuedMessage } from './queued-message';

export interface Lock {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Who has a message in hand, or takes it for good. */
export interface Holder {
  readonly mode: 'peekLock' | 'receiveAndDelete';
  /** False once nobody is left who could settle what was delivered. */
  isConnected(): boolean;
}

/** Someone who waits for messages. */
export interface Receiver extends Holder {
  /** How many more messages it asks for just now. */
  credit(): number;
  /**
   * `refused`: it did not take the message and is gone, the message stays as it was. `lost`: the message left and reaches
   * nobody.
   */
  deliver(message: QueuedMessage, lock: Lock | undefined): 'taken' | 'refused' | 'lost';
}
