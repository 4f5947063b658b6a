import { OrchestrationRuntimeStatus, type DurableClient } from 'durable-functions';
import { orchestrationName } from '../../contracts/names';
import { resumeEvent, wakeEvent } from '../../domain/request/stage';
import type { Orchestrations } from '../../ports/orchestrations';

/** What this adapter needs of the durable client that the host binds to an invocation. */
export type OrchestrationClient = Pick<
  DurableClient,
  'startNew' | 'raiseEvent' | 'getStatus' | 'terminate' | 'purgeInstanceHistoryBy'
>;

const ended: readonly OrchestrationRuntimeStatus[] = [
  OrchestrationRuntimeStatus.Completed,
  OrchestrationRuntimeStatus.Failed,
  OrchestrationRuntimeStatus.Terminated,
  OrchestrationRuntimeStatus.Canceled,
];
// The extension refuses a purge without a beginning.
const sinceEver = new Date(0);

/**
 * Orchestrations of one invocation. The instance id is the request id, so that a start can be repeated.
 * @param open makes the client, which most invocations never use
 */
export function makeOrchestrations(open: () => OrchestrationClient): Orchestrations {
  let opened: OrchestrationClient | undefined;
  const client = (): OrchestrationClient => (opened ??= open());
  return {
    async start(requestId) {
      try {
        await client().startNew(orchestrationName, { instanceId: requestId, input: { requestId } });
        return { kind: 'started' };
      } catch (error) {
        if (says(error, /status code: 409|already exists/)) return { kind: 'running' };
        throw error;
      }
    },
    async wake(requestId, round) {
      const answer = await orMissing(client().raiseEvent(requestId, wakeEvent(round), {}));
      return { kind: answer === 'missing' ? 'missing' : 'woken' };
    },
    async resume(requestId, hold) {
      await orMissing(client().raiseEvent(requestId, resumeEvent(hold), {}));
    },
    async status(requestId) {
      const answer = await orMissing(client().getStatus(requestId));
      if (answer === 'missing') return 'missing';
      return ended.includes(answer.runtimeStatus) ? 'ended' : 'running';
    },
    async terminate(requestId, reason) {
      await client().terminate(requestId, reason);
    },
    async forgetEnded(startedBefore) {
      const { instancesDeleted } = await client().purgeInstanceHistoryBy({
        createdTimeFrom: sinceEver,
        createdTimeTo: startedBefore,
        runtimeStatus: [...ended],
      });
      return instancesDeleted;
    },
  };
}

async function orMissing<Answer>(answer: Promise<Answer>): Promise<Answer | 'missing'> {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) return 'missing';
    throw error;
  }
}

// The client turns every answer of the extension into an Error that only its sentence tells apart.
function isMissing(error: unknown): boolean {
  return says(error, /HTTP 404|status code: 404|No instance with ID/);
}

function says(error: unknown, sentence: RegExp): boolean {
  return error instanceof Error && sentence.test(error.message);
}
