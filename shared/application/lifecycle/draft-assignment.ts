import { accessEnd } from '../../domain/lifecycle/access-end';
import { nextLook, noticesDue } from '../../domain/lifecycle/end-notices';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { Assignment } from '../../domain/request/assignment';
import type { RequestRows } from '../../domain/request/request-rows';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { RequestDraft } from '../request-draft';

export interface DraftAssignmentDeps {
  readonly policies: CurrentPolicies;
}

export interface DeliveryStep {
  readonly rows: RequestRows;
  readonly accessPackage: AccessPackage;
  readonly draft: RequestDraft;
}

/** Drafts the assignment with the guest's first access, once per request; its end is counted from now. */
export function draftAssignment(
  { policies }: DraftAssignmentDeps,
  { rows, accessPackage, draft }: DeliveryStep,
): void {
  if (rows.assignment !== undefined) return;
  const { lifecycle } = accessPackage;
  const times = timesFrom(new Date(draft.now), lifecycle, policies().settings.timeZone);
  const value = {
    requestId: rows.request.value.id,
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
  now: Date,
  lifecycle: AccessPackage['lifecycle'],
  timeZone: string,
): Pick<Assignment, 'endsAt' | 'notices' | 'dueAt'> {
  if (lifecycle === undefined) return { notices: 0 };
  const endsAt = accessEnd(now, lifecycle.expiresAfter, timeZone);
  const notices = noticesDue(endsAt, now);
  return { endsAt, notices, dueAt: nextLook(endsAt, notices) };
}
