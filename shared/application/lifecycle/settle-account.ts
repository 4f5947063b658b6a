import { mayBeGone } from '../../domain/lifecycle/account-look';
import { holdsAccess } from '../../domain/lifecycle/access-state';
import type { Later } from '../../domain/later';
import type { AccountFate, Assignment } from '../../domain/request/assignment';
import { isInvited } from '../../domain/request/invitation';
import type { RequestRows } from '../../domain/request/request-rows';
import { isAtEnd } from '../../domain/request/request-state';
import type { Clock } from '../../ports/clock';
import type { GuestAccount, GuestAccounts } from '../../ports/guest-accounts';
import type { EachRequestOfDeps } from '../data/each-request-of';
import { otherRequests } from '../data/own-requests';
import { draftProblem } from '../draft-problem';
import type { AssignmentWork } from './announce-end';
import type { AssignmentChange, AssignmentStep, ChangeAssignment } from './change-assignment';
import { mayPostponeStep, postponeStep } from './postpone-step';
import { withDue } from './with-due';

export interface SettleAccountDeps extends EachRequestOfDeps {
  readonly changeAssignment: ChangeAssignment;
  readonly accounts: GuestAccounts;
  readonly clock: Clock;
}

const deleteAfterMs = 30 * 86_400_000;

/**
 * What becomes of the account of a guest whose access has ended, where the policy wants more than the removal: blocked
 * when nothing else is left, deleted 30 days later. Only guests that we invited; an account that somebody else blocked,
 * unblocked or made a member's is not touched.
 */
export function makeSettleAccount(deps: SettleAccountDeps): AssignmentWork {
  return async ({ rows, assignment }) => {
    const guestId = invitedGuest(rows);
    const settled =
      guestId === undefined
        ? keep('account.not-invited')
        : await settleGuest(deps, { rows, assignment, guestId });
    await settle(deps, assignment, settled);
  };
}

function invitedGuest({ invitation }: RequestRows): string | undefined {
  return invitation !== undefined && isInvited(invitation.value)
    ? invitation.value.guestId
    : undefined;
}

interface InvitedGuest {
  readonly rows: RequestRows;
  readonly assignment: Assignment;
  readonly guestId: string;
}

async function settleGuest(deps: SettleAccountDeps, guest: InvitedGuest): Promise<Settled> {
  const { assignment, guestId } = guest;
  const outcome = assignment.account?.outcome;
  // Announced before: whether it happened is not known, and again is harmless.
  if (outcome === 'blocking') return deps.accounts.block(guestId);
  const kept = await reasonToKeep(deps, guest);
  if (kept.kind !== 'none') return kept;
  return outcome === 'blocked' ? deps.accounts.delete(guestId) : { kind: 'blocking' };
}

interface Keep {
  readonly kind: 'keep';
  readonly outcome: 'kept' | 'absent';
  readonly cause: string;
}

type Kept = Keep | { readonly kind: 'none' };

function keep(cause: string): Keep {
  return { kind: 'keep', outcome: 'kept', cause };
}

async function reasonToKeep(
  deps: SettleAccountDeps,
  { rows, assignment, guestId }: InvitedGuest,
): Promise<Kept | Later> {
  const others = await otherRequests(deps, rows.request.value);
  if (others.some(holdsAccess)) return keep('account.other-access');
  const isAsking = others.some(({ request }) => !isAtEnd(request.value.state));
  if (isAsking) return keep('account.request-open');
  const found = await deps.accounts.find(guestId);
  if (found.kind === 'later') return found;
  return judge(found.account, assignment, deps.clock.now());
}

function judge(account: GuestAccount, assignment: Assignment, now: Date): Kept | Later {
  switch (account.kind) {
    case 'absent':
      return { kind: 'keep', outcome: 'absent', cause: 'account.absent' };
    case 'member':
      return keep('account.member');
    case 'guest':
      return judgeGuest(account, assignment, now);
  }
}

const lookAgain: Later = { kind: 'later', afterSeconds: 0, throttled: false };

function judgeGuest(
  { enabled, hasOtherAccess }: Extract<GuestAccount, { readonly kind: 'guest' }>,
  { account: fate, blockAsked, endedAt }: Assignment,
  now: Date,
): Kept | Later {
  const isOurBlock = fate?.outcome === 'blocked';
  if (!isOurBlock && !enabled) return keep('account.blocked-already');
  if (isOurBlock && enabled) return keep('account.unblocked');
  if (!hasOtherAccess || blockAsked) return { kind: 'none' };
  return mayBeGone(endedAt, now) ? lookAgain : keep('account.other-access');
}

type Settled =
  | Awaited<ReturnType<GuestAccounts['block'] | GuestAccounts['delete']>>
  | Keep
  | { readonly kind: 'blocking' };

async function settle(
  { changeAssignment }: SettleAccountDeps,
  seen: Assignment,
  settled: Settled,
): Promise<void> {
  await changeAssignment(seen.requestId, (step) => {
    const { assignment, draft } = step;
    const isSame = assignment.account?.outcome === seen.account?.outcome;
    if (assignment.state !== 'ended' || !isSame) return undefined;
    if (settled.kind === 'later') {
      return mayPostponeStep(assignment)
        ? { assignment: postponeStep(assignment, draft.now, settled) }
        : fail(step, 'graph.unavailable');
    }
    if (settled.kind === 'refused') return fail(step, settled.cause);
    const fate = fateOf(settled, draft.now);
    return { assignment: decided(step, fate) };
  });
}

function fateOf(
  settled: Exclude<Settled, { readonly kind: 'later' | 'refused' }>,
  at: string,
): AccountFate {
  if (settled.kind === 'keep') return { outcome: settled.outcome, at, cause: settled.cause };
  return { outcome: settled.kind, at };
}

/** A block that is announced is carried out at once; a block that is done is followed by the deletion, where wanted. */
function decided({ assignment, draft }: AssignmentStep, account: AccountFate): Assignment {
  const { outcome, cause } = account;
  if (outcome !== 'blocking') {
    draft.audit(`account.${outcome}`, 'system', 'sweep', cause === undefined ? {} : { cause });
  }
  return withDue({ ...assignment, account, tries: 0 }, dueAfter(assignment, outcome, draft.now));
}

function dueAfter(
  { atEnd }: Assignment,
  outcome: AccountFate['outcome'],
  now: string,
): string | undefined {
  if (outcome === 'blocking') return now;
  if (outcome !== 'blocked' || atEnd !== 'delete') return undefined;
  return new Date(new Date(now).getTime() + deleteAfterMs).toISOString();
}

function fail(step: AssignmentStep, cause: string): AssignmentChange {
  const { rows, draft } = step;
  return {
    assignment: decided(step, { outcome: 'failed', at: draft.now, cause }),
    request: draftProblem(draft, rows.request.value, cause),
  };
}
