/** What an approver can choose. */
export const choices = ['approve', 'deny'] as const;
export type Choice = (typeof choices)[number];

/** The choice of this name; undefined for anything else. */
export function choiceNamed(name: string | null): Choice | undefined {
  return choices.find((choice) => choice === name);
}

/** What an approver writes, in UTF-16 units: justification and message alike. */
export const longestDecisionText = 2000;

/** What one approver decided in one generation of a stage. */
export interface Decision {
  readonly requestId: string;
  readonly stage: number;
  readonly generation: number;
  /** Key of the approver, or `operator:<name>`. */
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
