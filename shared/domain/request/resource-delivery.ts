/** How far one resource of the access package is for this guest. */
export interface ResourceDelivery {
  readonly requestId: string;
  /** Position in the policy's list, from 1. */
  readonly number: number;
  readonly state: 'waiting' | 'delivered' | 'failed';
  /** True when the guest had it before us: then it is not ours to remove. */
  readonly already: boolean;
  readonly tries: number;
  /** Code of the last refusal or failure, e.g. `group.not-found`. */
  readonly cause?: string;
  readonly updatedAt: string;
}
