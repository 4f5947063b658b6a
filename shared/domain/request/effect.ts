import type { MailOrder } from './mail-order';

/** What has to happen outside the tables after a step was committed. */
export type Effect =
  | { readonly kind: 'start' }
  | { readonly kind: 'wake'; readonly stage: number; readonly round: number }
  /** A delivery that was held may go on. */
  | { readonly kind: 'resume'; readonly hold: number }
  | { readonly kind: 'mails'; readonly orders: readonly MailOrder[] };

/** An effect that is still to happen; written in the same transaction as the step it follows from. */
export interface OutboxEntry {
  readonly requestId: string;
  /** `<createdAt>|<requestId>|<random>`: sorts by age. */
  readonly key: string;
  readonly createdAt: string;
  readonly effect: Effect;
}
