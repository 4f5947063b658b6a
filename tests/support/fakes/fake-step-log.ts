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

/** Keeps what was logged. */
export function makeFakeStepLog(): FakeStepLog {
  const lines: LoggedStep[] = [];
  return {
    lines,
    info: (step, facts) => void lines.push({ level: 'info', step, facts }),
    warn: (step, facts, cause) => void lines.push({ level: 'warn', step, facts, cause }),
    error: (step, facts, cause) => void lines.push({ level: 'error', step, facts, cause }),
  };
}
