import type { DurableClient } from 'durable-functions';
import { orchestrationName } from '../../contracts/names';
import { resumeEvent, wakeEvent } from '../../domain/request/stage';
import type { Orchestrations } from '../../ports/orchestrations';

/** What this adapter needs of the durable client that the host binds to an invocation. */
export type OrchestrationClient = Pick<
  DurableClient,
  'startNew' | 'raiseEvent' | 'getStatus' | 'terminate'
>;

const ended: ReadonlySet<string> = new Set(['Completed', 'Failed', 'Terminated', 'Canceled']);

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
      try {
        await client().raiseEvent(requestId, wakeEvent(round), {});
        return { kind: 'woken' };
      } catch (error) {
        if (isMissing(error)) return { kind: 'missing' };
        throw error;
      }
    },
    async resume(requestId, hold) {
      try {
        await client().raiseEvent(requestId, resumeEvent(hold), {});
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
    async status(requestId) {
      try {
        const { runtimeStatus } = await client().getStatus(requestId);
        return ended.has(runtimeStatus) ? 'ended' : 'running';
      } catch (error) {
        if (isMissing(error)) return 'missing';
        throw error;
      }
    },
    async terminate(requestId, reason) {
      await client().terminate(requestId, reason);
    },
  };
}

// The client turns every answer of the extension into an Error that only its sentence tells apart.
function isMissing(error: unknown): boolean {
  return says(error, /HTTP 404|status code: 404|No instance with ID/);
}

function says(error: unknown, sentence: RegExp): boolean {
  return error instanceof Error && sentence.test(error.message);
}
