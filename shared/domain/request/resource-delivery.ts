/**
 * How one resource was taken away. `absent`: somebody removed it, or the guest, before us; `gone`: the group or application is
 * not there any more; `passedOn`: another access package of the guest needs it and ends with that one; `failed`: left to the
 * operators.
 */
export interface ResourceRemoval {
  readonly outcome: 'removed' | 'absent' | 'gone' | 'passedOn' | 'failed';
  readonly at: string;
  readonly cause?: string;
}

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
  /** What became of it when access ended; undefined while the guest has it. */
  readonly removal?: ResourceRemoval;
}
