import type { StepLog } from '../../../shared/ports/step-log';

export interface ReadLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly step: string;
  readonly facts: object;
  readonly hasCause: boolean;
}

export interface ReadableLog {
  readonly log: StepLog;
  /** What was written, as whoever reads the log finds it. */
  readonly lines: () => readonly ReadLine[];
}

const facts = { requestId: 'r1', count: 3, isLast: false };

/** What every StepLog does. */
export function stepLogContract(make: () => ReadableLog): void {
  it('writes one line per step with its facts, in order and at its level', () => {
    const { log, lines } = make();

    log.info('step.done', facts);
    log.warn('step.late', facts);
    log.error('step.failed', facts);

    expect(lines()).toEqual([
      { level: 'info', step: 'step.done', facts, hasCause: false },
      { level: 'warn', step: 'step.late', facts, hasCause: false },
      { level: 'error', step: 'step.failed', facts, hasCause: false },
    ]);
  });

  it('keeps the cause of a warning and of an error', () => {
    const { log, lines } = make();

    log.warn('step.late', {}, new Error('slow'));
    log.error('step.failed', {}, new Error('down'));

    expect(lines()).toMatchObject([
      { level: 'warn', hasCause: true },
      { level: 'error', hasCause: true },
    ]);
  });

  it('leaves out facts that are not known', () => {
    const { log, lines } = make();

    log.info('step.done', { requestId: 'r1', stage: undefined });

    expect(lines().map((line) => Object.keys(line.facts))).toEqual([['requestId']]);
  });
}
