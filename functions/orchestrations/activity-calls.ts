import type { OrchestrationContext, Task } from 'durable-functions';
import type { ActivityContract } from '../../shared/contracts/activities';

/**
 * Calls an activity by its contract and parses what comes back: the one way from an orchestration to the outside.
 * No retry policy: what is worth another try comes back as a value.
 */
export function* callActivity<Input, Output>(
  context: OrchestrationContext,
  { name, output }: ActivityContract<Input, Output>,
  input: Input,
): Generator<Task, Output, unknown> {
  return output.parse(yield context.df.callActivity(name, input));
}
