/** How an orchestration ended; the request's own end is on its row. */
export interface SignUpOutcome {
  readonly kind: 'delivered' | 'ended' | 'missing';
}
