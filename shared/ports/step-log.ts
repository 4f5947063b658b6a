/** One structured line per step. Values are ids, codes, counts and durations: never addresses, names, texts, tokens or links. */
export interface StepLog {
  info(step: string, facts: StepFacts): void;
  warn(step: string, facts: StepFacts, cause?: unknown): void;
  error(step: string, facts: StepFacts, cause?: unknown): void;
}

export type StepFacts = Readonly<Record<string, string | number | boolean | undefined>>;
