/** A message that no further delivery was tried of. */
export interface DeadLetter {
  readonly queue: string;
  /** Names it within its queue. */
  readonly sequenceNumber: string;
  /** Empty where it came without, as the three that follow. */
  readonly messageId: string;
  /** Why it is here, such as `MaxDeliveryCountExceeded`. */
  readonly reason: string;
  readonly description: string;
  /** ISO instant. */
  readonly enqueuedAt: string;
  readonly deliveryCount: number;
  /** As it was sent; may be anything. */
  readonly body: unknown;
}

/** What is done with one that was taken; `keep` leaves it where it is. */
export type Disposal =
  | { readonly kind: 'discard' }
  | { readonly kind: 'keep' }
  /** Sent again with this body and id, which duplicate detection knows, then taken out. */
  | { readonly kind: 'resubmit'; readonly messageId: string; readonly body: unknown };

/**
 * The dead letters of the queues `approval-requests` and `mails`.
 * Both methods throw AppError `queue.unavailable` (retryable) or `queue.refused`.
 */
export interface DeadLetters {
  /** Looks without taking, oldest first, at most `limit` of each queue. */
  list(limit: number): Promise<readonly DeadLetter[]>;
  /**
   * Takes the letters that are wanted one by one, asks what is to be done and does it. One that a process took and did not
   * finish with comes back after a minute. Rejects with what `decide` throws: those before are done, the others stay.
   * @param wanted sequence numbers
   * @returns how many were asked about
   */
  dispose(
    queue: string,
    wanted: ReadonlySet<string>,
    decide: (letter: DeadLetter) => Promise<Disposal>,
  ): Promise<number>;
}
