import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { DueIndex } from '../../ports/due-index';
import type { RequestDraft } from '../request-draft';

// As long as the orchestration tries to invite, or to give resources before and after the welcome mail.
const longestStepMs = 4_200_000;
// Steps that follow each other at once share one entry.
const slotMs = 600_000;

/**
 * Sets when to look at a request whose delivery goes on: not before a step of it has used up all its tries.
 * @returns the due time for the request row, and the one that it makes stale
 */
export async function putDeliveryDue(
  due: DueIndex,
  request: SignUpRequest,
  { now }: Pick<RequestDraft, 'now'>,
): Promise<{ readonly dueAt: string; readonly staleDueAt: string | undefined }> {
  const earliest = new Date(now).getTime() + longestStepMs;
  const dueAt = new Date(Math.ceil(earliest / slotMs) * slotMs).toISOString();
  if (dueAt === request.dueAt) return { dueAt, staleDueAt: undefined };
  await due.put({ requestId: request.id, dueAt });
  return { dueAt, staleDueAt: request.dueAt };
}
