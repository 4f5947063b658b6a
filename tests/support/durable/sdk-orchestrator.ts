import { DummyOrchestrationContext, type OrchestrationHandler } from 'durable-functions';

type Listener = (trigger: unknown, context: DummyOrchestrationContext) => Promise<unknown>;

interface TestingUtils {
  readonly createOrchestrator: (handler: OrchestrationHandler) => Listener;
}

const { createOrchestrator } = jest.requireActual<TestingUtils>(
  'durable-functions/lib/src/util/testingUtils',
);

/** Runs an orchestrator through the real SDK on the JSON text of one orchestration trigger. */
export async function runOrchestrator(
  handler: OrchestrationHandler,
  triggerInput: string,
): Promise<unknown> {
  const silent = new DummyOrchestrationContext('test', 'test', () => undefined);
  return createOrchestrator(handler)(JSON.parse(triggerInput), silent);
}
