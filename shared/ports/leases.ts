/** A right that one holder at a time has, for a while: no two steps create the guest of one address at once. */
export interface Leases {
  /**
   * @param name what is leased; holds no personal data (a keyed hash)
   * @param holder asking again as the same holder renews
   */
  acquire(name: string, holder: string, seconds: number): Promise<LeaseOutcome>;
}

/** Whether the lease is had now. */
export type LeaseOutcome =
  /** `release` gives back; does nothing when the lease was renewed or is somebody else's by now. */
  | { readonly kind: 'acquired'; release(): Promise<void> }
  | { readonly kind: 'held'; readonly forSeconds: number };
