import type { InvocationContext } from '@azure/functions';
import type { RandomIds } from '../../shared/ports/random-ids';

const traceParent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

/**
 * The trace that the host put the invocation into, else a new one.
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function traceIdOf(
  { traceContext }: Pick<InvocationContext, 'traceContext'>,
  ids: Pick<RandomIds, 'requestId'>,
): string {
  return traceParent.exec(traceContext?.traceParent ?? '')?.[1] ?? ids.requestId();
}
