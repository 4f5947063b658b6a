import { addDuration, type Duration } from '../../domain/duration';
import { nextLook, noticesDue } from '../../domain/lifecycle/end-notices';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { Assignment } from '../../domain/request/assignment';
import type { RequestRows } from '../../domain/request/request-rows';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { RequestDraft } from '../request-draft';

export interface StartAssignmentDeps {
  readonly policies: CurrentPolicies;
}

export interface DeliveryStep {
  readonly rows: RequestRows;
  readonly accessPackage: AccessPackage;
  readonly draft: RequestDraft;
}

/** Drafts the assignment with the guest's first access, once per request; its end is counted from now. */
export function draftAssignment(
  deps: StartAssignmentDeps,
  { rows, accessPackage, draft }: DeliveryStep,
): void {
  if (rows.assignment !== undefined) return;
  const requestId = rows.request.value.id;
  const { lifecycle } = accessPackage;
  const times: Pick<Assignment, 'endsAt' | 'notices' | 'dueAt'> =
    lifecycle === undefined
      ? { notices: 0 }
      : timesFrom(draft.now, endAfter(draft.now, lifecycle.expiresAfter, deps.policies));
  const value = {
    requestId,
    startedAt: draft.now,
    ...times,
    period: 0,
    state: 'active',
    atEnd: lifecycle?.atEnd ?? 'remove',
    blockAsked: false,
    tries: 0,
    sponsors: [],
  } as const;
  draft.insert({ kind: 'assignment', value });
  const details = times.endsAt === undefined ? {} : { endsAt: times.endsAt };
  draft.audit('access.started', 'system', 'orchestration', details);
}

/** Announcements whose time is before the beginning are behind already. */
function timesFrom(
  now: string,
  endsAt: string,
): Required<Pick<Assignment, 'endsAt' | 'notices' | 'dueAt'>> {
  const notices = noticesDue(endsAt, new Date(now));
  return { endsAt, notices, dueAt: nextLook(endsAt, notices) };
}

/** @returns ISO instant, to the second, as links hold it */
export function endAfter(from: string, duration: Duration, policies: CurrentPolicies): string {
  const end = addDuration(new Date(from), duration, policies().settings.timeZone);
  return new Date(Math.floor(end.getTime() / 1000) * 1000).toISOString();
}
