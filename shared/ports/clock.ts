/** The time of the app; on the local stack it may be ahead of the machine's. */
export interface Clock {
  now(): Date;
}
