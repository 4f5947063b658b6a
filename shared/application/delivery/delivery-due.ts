import type { DueIndex } from '../../ports/due-index';
import type { RequestDraft } from '../request-draft';

// As long as the orchestration tries to invite, or to give resources before and after the welcome mail.
const longestStepMs = 4_200_000;

/**
 * Sets when to look at a request whose delivery goes on: not before a step of it has used up all its tries.
 * @returns the due time for the request row
 */
export async function putDeliveryDue(
  due: DueIndex,
  requestId: string,
  { now }: Pick<RequestDraft, 'now'>,
): Promise<string> {
  const dueAt = new Date(new Date(now).getTime() + longestStepMs).toISOString();
  await due.put({ requestId, dueAt });
  return dueAt;
}
