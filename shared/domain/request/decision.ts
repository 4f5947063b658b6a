export type Choice = 'approve' | 'deny';

/** What one approver decided in one generation of a stage. */
export interface Decision {
  readonly requestId: string;
  readonly stage: number;
  readonly generation: number;
  readonly approver: string;
  readonly choice: Choice;
  /** Private: for the audit and the other approvers. */
  readonly justification: string;
  /** Public: the requestor reads it. */
  readonly message: string;
  readonly decidedAt: string;
  /** Set when it was taken back within the undo window. */
  readonly undoneAt?: string;
}
