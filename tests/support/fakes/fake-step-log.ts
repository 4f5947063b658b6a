import type { StepFacts, StepLog } from '../../../shared/ports/step-log';

export interface LoggedStep {
  readonly level: 'info' | 'warn' | 'error';
  readonly step: string;
  readonly facts: StepFacts;
  readonly cause?: unknown;
}

export interface FakeStepLog extends StepLog {
  readonly lines: readonly LoggedStep[];
}

/** Without what is not known, as JSON leaves it out. */
const known = (facts: StepFacts): StepFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** Keeps what was logged. */
export function makeFakeStepLog(): FakeStepLog {
  const lines: LoggedStep[] = [];
  const keep = (line: LoggedStep): void => void lines.push({ ...line, facts: known(line.facts) });
  return {
    lines,
    info: (step, facts) => {
      keep({ level: 'info', step, facts });
    },
    warn: (step, facts, cause) => {
      keep({ level: 'warn', step, facts, cause });
    },
    error: (step, facts, cause) => {
      keep({ level: 'error', step, facts, cause });
    },
  };
}
