import { AppError } from '../../shared/domain/app-error';
import type { ActivityContract } from '../../shared/contracts/activities';

/** What the host calls with whatever the orchestration passed. */
export type ActivityHandler = (input: unknown) => Promise<unknown>;

const later = { kind: 'later', afterSeconds: 5, throttled: false } as const;

/**
 * Parses what comes in, runs the use case, parses what goes out: the orchestration may rely on both. A backend that is
 * down is an answer, not a failure: a failed activity would end the orchestration.
 */
export function activityHandler<Input, Output>(
  { input, output }: ActivityContract<Input, Output>,
  run: (input: Input) => Promise<Output>,
): ActivityHandler {
  return async (given) => {
    const parsed = input.parse(given);
    try {
      return output.parse(await run(parsed));
    } catch (error) {
      if (error instanceof AppError && error.retryable) return output.parse(later);
      throw error;
    }
  };
}
