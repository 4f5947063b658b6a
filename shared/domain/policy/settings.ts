import type { Duration } from '../duration';
import type { IntakeLimits } from './limits';

/** How long the rows of a request are kept after its last change, by how it ended. */
export interface Retention {
  readonly unverified: Duration;
  readonly closed: Duration;
  readonly delivered: Duration;
}

/** What is the same for every access package: who runs this, who writes the mails, what is kept how long. */
export interface Settings {
  readonly name: string;
  readonly logo?: string;
  /** `#rgb` or `#rrggbb`, with enough contrast for text. */
  readonly accent?: string;
  readonly sender: string;
  readonly replyTo: string;
  readonly operators: readonly string[];
  readonly privacyUrl: string;
  readonly supportContact: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly retention: Retention;
  readonly limits: IntakeLimits;
  /** Takes no new requests while true. */
  readonly paused: boolean;
}
