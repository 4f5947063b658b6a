/**
 * The orchestrations that carry requests; replaceable, the tables are the truth. Made per function invocation.
 * Every call may be repeated; a start, wake, resume or end is answered before it has happened. All throw the Durable
 * client's Error when its extension does not answer or fails.
 */
export interface Orchestrations {
  /** Starts the sign-up orchestration of a request, anew where it has ended. `running`: it is there already, which is as good. */
  start(requestId: string): Promise<{ readonly kind: 'started' } | { readonly kind: 'running' }>;
  /** Wakes the round that waits; succeeds silently when nothing waits. `missing`: there is no such instance. */
  wake(
    requestId: string,
    round: number,
  ): Promise<{ readonly kind: 'woken' } | { readonly kind: 'missing' }>;
  /** Lets a delivery go on that is held; succeeds silently when nothing waits. */
  resume(requestId: string, hold: number): Promise<void>;
  /** How the instance is; `ended` covers every final status. */
  status(requestId: string): Promise<'running' | 'ended' | 'missing'>;
  /** Ends an instance that is stuck; succeeds when it has ended, throws when there is none. */
  terminate(requestId: string, reason: string): Promise<void>;
  /**
   * Deletes the histories of instances that have ended and were started before an instant; what runs is kept, however
   * old. Run again after a crash, it goes on.
   * @returns how many were deleted
   * @see https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-instance-management#purge-instance-history
   */
  forgetEnded(startedBefore: Date): Promise<number>;
}
