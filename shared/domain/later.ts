/**
 * A dependency is throttled or down and the step is worth another try.
 * `throttled` says that the dependency itself named the time (429 with Retry-After): such tries do not count.
 */
export interface Later {
  readonly kind: 'later';
  readonly afterSeconds: number;
  readonly throttled: boolean;
}
