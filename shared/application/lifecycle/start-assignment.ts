import { addDuration } from '../../domain/duration';
import { nextLook, noticesDue } from '../../domain/lifecycle/end-notices';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { DueIndex } from '../../ports/due-index';
import type { RequestDraft } from '../request-draft';

export interface StartAssignmentDeps {
  readonly due: DueIndex;
  readonly policies: CurrentPolicies;
}

/** Drafts the assignment with the guest's first access, once per request; its end is counted from now. */
export async function draftAssignment(
  { due, policies }: StartAssignmentDeps,
  { rows, accessPackage, draft }: {
    readonly rows: RequestRows;
    readonly accessPackage: AccessPackage;
    readonly draft: RequestDraft;
  },
): Promise<void> {
  if (rows.assignment !== undefined) return;
  const requestId = rows.request.value.id;
  const { lifecycle } = accessPackage;
  const endsAt = lifecycle && endAfter(draft.now, lifecycle.expiresAfter, policies);
  const notices = endsAt === undefined ? 0 : noticesDue(endsAt, new Date(draft.now));
  const dueAt = endsAt && nextLook(endsAt, notices);
  if (dueAt !== undefined) await due.put({ requestId, dueAt });
  const value = {
    requestId,
    startedAt: draft.now,
    period: 0,
    notices,
    state: 'active',
    atEnd: lifecycle?.atEnd ?? 'remove',
    blockAsked: false,
    tries: 0,
    sponsors: [],
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
  } as const;
  draft.insert({ kind: 'assignment', value });
  const details = endsAt === undefined ? {} : { endsAt };
  draft.audit('access.started', 'system', 'orchestration', details);
}

/** @returns ISO instant, to the second, as links hold it */
export function endAfter(
  from: string,
  duration: Parameters<typeof addDuration>[1],
  policies: CurrentPolicies,
): string {
  const end = addDuration(new Date(from), duration, policies().settings.timeZone);
  return new Date(Math.floor(end.getTime() / 1000) * 1000).toISOString();
}
