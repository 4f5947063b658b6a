import { setTimeout as delay } from 'node:timers/promises';
import { type Refusal, refusalOf, tablesFailure } from './tables-failure';

/**
 * `doubtful`: the answer to an earlier try was lost, so the refusal may be of a write that was carried out already.
 */
export type Tried<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly doubtful: boolean };

const tries = 3;
const millisPerTry = 10_000;

/**
 * One operation on a table, at most three tries within about a second of waiting. The SDK's own retries are off: they would
 * hide that an earlier answer was lost.
 * @throws AppError `tables.unavailable` (retryable) after the last try, `tables.refused` at once
 */
export async function inTries<Answer>(
  operation: (abortSignal: AbortSignal) => Promise<Answer>,
): Promise<Tried<Answer>> {
  for (let tried = 1; ; tried += 1) {
    try {
      return { kind: 'done', answer: await operation(AbortSignal.timeout(millisPerTry)) };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== undefined) return { kind: 'refused', refusal, doubtful: tried > 1 };
      const failure = tablesFailure(error);
      if (!failure.retryable || tried === tries) throw failure;
    }
    await delay(150 * 4 ** (tried - 1) * (0.5 + Math.random()));
  }
}
