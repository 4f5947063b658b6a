/** One queue as the deployment describes it. */
export interface QueueSettings {
  readonly name: string;
  /** How long a received message is kept from other receivers unless its receiver renews. */
  readonly lockMs: number;
  /** After so many deliveries that ended without success a message is dead-lettered. */
  readonly maxDeliveryCount: number;
  /** How long a message lives that names no shorter time itself. */
  readonly timeToLiveMs: number;
  /** How long a message id is remembered; 0 detects no duplicates. */
  readonly duplicateWindowMs: number;
  readonly deadLettersExpired: boolean;
}
