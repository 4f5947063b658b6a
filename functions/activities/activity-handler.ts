import type { ActivityContract } from '../../shared/contracts/activities';

/** What the host calls with whatever the orchestration passed. */
export type ActivityHandler = (input: unknown) => Promise<unknown>;

/** Parses what comes in, runs the use case, parses what goes out: the orchestration may rely on both. */
export function activityHandler<Input, Output>(
  { input, output }: ActivityContract<Input, Output>,
  run: (input: Input) => Promise<Output>,
): ActivityHandler {
  return async (given) => output.parse(await run(input.parse(given)));
}
