/** To the operators, at most one an hour per cause. */
export interface DeliveryProblemMail {
  readonly kind: 'delivery-problem';
  /** Dotted code, e.g. `group.not-found`; shown in words where there are any, and as it is. */
  readonly cause: string;
  /** How often since `since`. */
  readonly count: number;
  /** ISO instant. */
  readonly since: string;
  /** Requests it happened to, the latest first; the first five are shown. */
  readonly references: readonly string[];
}
