import { z } from 'zod';
import { makeInvocationLog } from '../../../../../shared/adapters/telemetry/invocation-log';
import { AppError } from '../../../../../shared/domain/app-error';
import type { StepLog } from '../../../../../shared/ports/step-log';
import { stepLogContract, type ReadLine } from '../../../../support/contracts/step-log.contract';

interface Written {
  readonly level: ReadLine['level'];
  readonly text: string;
}

const lineSchema = z.looseObject({
  step: z.string(),
  traceId: z.string(),
  error: z.string().optional(),
});

/** The log of one invocation, and what the host was given to write. */
function setUp(traceParent?: string) {
  const written: Written[] = [];
  const at =
    (level: ReadLine['level']) =>
    (...parts: unknown[]): void => {
      written.push({ level, text: parts.map(String).join(' ') });
    };
  const log = makeInvocationLog();
  const invocation = {
    invocationId: '0f0e0d0c-0000-4000-8000-000000000001',
    functionName: 'drainOutbox',
    ...(traceParent === undefined ? {} : { traceContext: { traceParent } }),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
  const inside: StepLog = {
    info: (...step) => {
      log.within(invocation, () => log.info(...step));
    },
    warn: (...step) => {
      log.within(invocation, () => log.warn(...step));
    },
    error: (...step) => {
      log.within(invocation, () => log.error(...step));
    },
  };
  const lines = () =>
    written.map(({ level, text }) => ({ level, ...lineSchema.parse(JSON.parse(text)) }));
  return { log, invocation, inside, written, lines };
}

describe('makeInvocationLog', () => {
  stepLogContract(() => {
    const { inside, lines } = setUp();
    return {
      log: inside,
      lines: () =>
        lines().map(({ level, step, traceId: _traceId, error, ...facts }) => ({
          level,
          step,
          facts,
          hasCause: error !== undefined,
        })),
    };
  });

  it.each([
    ['00-0123456789abcdef0123456789abcdef-00f067aa0ba902b7-01', '0123456789abcdef0123456789abcdef'],
    [undefined, '0f0e0d0c000040008000000000000001'],
  ])('says which trace a step belongs to', (traceParent, traceId) => {
    const { inside, lines } = setUp(traceParent);

    inside.info('step.done', {});

    expect(lines()).toEqual([{ level: 'info', step: 'step.done', traceId }]);
  });

  it('names causes by what they are, never in their words', () => {
    const { inside, written, lines } = setUp();
    const cause = new TypeError('ana@contoso.example is no number');

    inside.error('step.failed', {}, new AppError('tables.refused', { cause }));

    expect(lines()[0]?.error).toBe('AppError tables.refused < TypeError');
    expect(written[0]?.text).not.toContain('ana@');
  });

  it('goes on writing to its invocation after a wait', async () => {
    const { log, invocation, lines } = setUp();

    await log.within(invocation, async () => {
      await Promise.resolve();
      log.warn('step.late', {});
    });

    expect(lines()).toMatchObject([{ level: 'warn', step: 'step.late' }]);
  });

  it('writes nothing outside of any invocation', () => {
    const { log, written } = setUp();

    log.info('step.done', {});

    expect(written).toEqual([]);
  });
});
