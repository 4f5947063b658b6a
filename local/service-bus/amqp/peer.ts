import type { Connection, Delivery, Session } from 'rhea';
import type { Answers, Refusal } from './answers';

/** One client's connection, as the links on it use it. */
export interface Peer {
  readonly connection: Connection;
  isConnected(): boolean;
  answersOf(session: Session): Answers;
  answer(delivery: Delivery, refusal?: Refusal): void;
  /** Drops the connection without a word. */
  reset(): void;
  /** Sends something that is no AMQP and closes. */
  garble(): void;
}
