import { noticesDue } from '../../domain/lifecycle/end-notices';
import type { Assignment } from '../../domain/request/assignment';
import type { Clock } from '../../ports/clock';
import type { LoadRequest } from '../views/load-request';
import { makeAnnounceEnd, type AnnounceEndDeps, type AssignmentWork } from './announce-end';
import type { ChangeAssignment } from './change-assignment';
import { makeRemoveAccess, type RemoveAccessDeps } from './remove-access';
import { makeSettleAccount, type SettleAccountDeps } from './settle-account';
import { withDue } from './with-due';

export interface SweepAssignmentDeps extends AnnounceEndDeps, RemoveAccessDeps, SettleAccountDeps {
  readonly clock: Clock;
  readonly loadRequest: LoadRequest;
}

/** Does whatever is due for one assignment, step by step; what is left after a crash is found due again. */
export type SweepAssignment = (requestId: string) => Promise<void>;

// From the beginning of an end to a blocked account it is four.
const mostSteps = 8;

export function makeSweepAssignment(deps: SweepAssignmentDeps): SweepAssignment {
  const announce = makeAnnounceEnd(deps);
  const remove = makeRemoveAccess(deps);
  const settle = makeSettleAccount(deps);

  const workOf = ({ state, endsAt }: Assignment, now: Date): AssignmentWork => {
    if (state === 'ending') return remove;
    if (state === 'ended') return settle;
    if (endsAt !== undefined && endsAt <= now.toISOString()) return beginEnd(deps.changeAssignment);
    return announce;
  };

  return async (requestId) => {
    for (let step = 0; step < mostSteps; step += 1) {
      const loaded = await deps.loadRequest(requestId);
      const assignment = loaded?.rows.assignment?.value;
      const now = deps.clock.now();
      if (loaded === undefined || assignment?.dueAt === undefined) return;
      if (assignment.dueAt > now.toISOString() || isEarly(assignment, now)) return;
      await workOf(assignment, now)({ ...loaded, assignment });
    }
  };
}

/** Timers may be early: an announcement is not due before its time. */
function isEarly({ state, endsAt, notices }: Assignment, now: Date): boolean {
  if (state !== 'active' || endsAt === undefined) return false;
  return endsAt > now.toISOString() && noticesDue(endsAt, now) <= notices;
}

function beginEnd(changeAssignment: ChangeAssignment): AssignmentWork {
  return async ({ assignment: seen }) => {
    await changeAssignment(seen.requestId, ({ assignment, draft }) => {
      // Extended at the same moment.
      if (assignment.state !== 'active' || assignment.endsAt !== seen.endsAt) return undefined;
      draft.audit('access.end-begun', 'system', 'sweep', { cause: 'expired' });
      const ending = { ...assignment, state: 'ending', cause: 'expired', tries: 0 } as const;
      return { assignment: withDue(ending, draft.now) };
    });
  };
}
