import { nextLook, noticesDue } from '../../domain/lifecycle/end-notices';
import type { Later } from '../../domain/later';
import type { Assignment, Sponsor } from '../../domain/request/assignment';
import type { GuestAccounts } from '../../ports/guest-accounts';
import { accessMails } from './access-mails';
import type { AssignmentStep, ChangeAssignment } from './change-assignment';
import type { FindSponsors } from './find-sponsors';
import { mayPostponeStep, postponeStep } from './postpone-step';
import { withDue } from './with-due';

export interface AnnounceEndDeps {
  readonly changeAssignment: ChangeAssignment;
  readonly findSponsors: FindSponsors;
  readonly accounts: GuestAccounts;
}

export type AssignmentWork = (step: Omit<AssignmentStep, 'draft'>) => Promise<void>;

/**
 * Mails sponsors and guest that access ends, 14 and 3 days before. A guest whose account is gone needs no reminder: the
 * access ends at once. A directory that does not answer for a day and a half keeps nobody from being told.
 */
export function makeAnnounceEnd(deps: AnnounceEndDeps): AssignmentWork {
  return async ({ rows, assignment: seen, accessPackage }) => {
    const guestId = rows.invitation?.value.guestId;
    const account = guestId === undefined ? undefined : await deps.accounts.find(guestId);
    const found = await deps.findSponsors(rows.request.value, accessPackage);
    const wait = [account, found].find((one): one is Later => one?.kind === 'later');
    const isGone = account?.kind === 'found' && account.account.kind === 'absent';

    await deps.changeAssignment(seen.requestId, ({ assignment, draft }) => {
      const { endsAt, state, period, notices } = assignment;
      const isSame = period === seen.period && notices === seen.notices;
      if (state !== 'active' || endsAt === undefined || !isSame) return undefined;
      if (isGone) return { assignment: endWithout(assignment, draft.now) };
      if (wait !== undefined && mayPostponeStep(assignment)) {
        return { assignment: postponeStep(assignment, draft.now, wait) };
      }
      const sponsors = found.kind === 'found' ? found.sponsors : assignment.sponsors;
      const told = announced(assignment, endsAt, { now: draft.now, sponsors });
      draft.effect(accessMails('access-ending', told));
      draft.audit('access.end-announced', 'system', 'sweep', {
        endsAt,
        sponsors: String(sponsors.length),
      });
      return { assignment: told };
    });
  };
}

function endWithout(assignment: Assignment, now: string): Assignment {
  return withDue({ ...assignment, state: 'ending', cause: 'guest.absent', tries: 0 }, now);
}

function announced(
  assignment: Assignment,
  endsAt: string,
  { now, sponsors }: { readonly now: string; readonly sponsors: readonly Sponsor[] },
): Assignment {
  const notices = noticesDue(endsAt, new Date(now));
  return withDue({ ...assignment, notices, sponsors, tries: 0 }, nextLook(endsAt, notices));
}
