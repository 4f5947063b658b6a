import type { QueuedMessage } from './queued-message';

export interface Lock {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Someone who takes messages. */
export interface Receiver {
  readonly mode: 'peekLock' | 'receiveAndDelete';
  /** How many more messages it asks for just now. */
  credit(): number;
  /** False once nobody is left who could settle what was delivered to it. */
  isConnected(): boolean;
  /** False when it did not take the message and is gone: the message stays as it was. */
  deliver(message: QueuedMessage, lock: Lock | undefined): boolean;
}
