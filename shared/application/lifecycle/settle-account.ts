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
type Unknown = Exclude<Awaited<ReturnType<GuestAccounts['find']>>, { readonly kind: 'found' }>;

function keep(cause: string): Keep {
  return { kind: 'keep', outcome: 'kept', cause };
}

async function reasonToKeep(deps: SettleAccountDeps, guest: InvitedGuest): Promise<Kept | Unknown> {
  const others = await otherRequests(deps, guest.rows.request.value);
  if (others.some(holdsAccess)) return keep('account.other-access');
  const isAsking = others.some(({ request }) => !isAtEnd(request.value.state));
  if (isAsking) return keep('account.request-open');
  const found = await deps.accounts.find(guest.guestId);
  if (found.kind !== 'found') return found;
  const kept = judge(found.account, guest.assignment);
  const isDecided = kept.kind === 'keep' || guest.assignment.blockAsked;
  return isDecided ? kept : otherAccess(deps, guest);
}

function judge(account: GuestAccount, { account: fate }: Assignment): Kept {
  if (account.kind === 'absent') {
    return { kind: 'keep', outcome: 'absent', cause: 'account.absent' };
  }
  if (account.kind === 'member') return keep('account.member');
  const isOurBlock = fate?.outcome === 'blocked';
  if (!isOurBlock && !account.enabled) return keep('account.blocked-already');
  if (isOurBlock && account.enabled) return keep('account.unblocked');
  return { kind: 'none' };
}

const lookAgain: Later = { kind: 'later', afterSeconds: 0, throttled: false };

async function otherAccess(
  { accounts, clock }: SettleAccountDeps,
  { assignment, guestId }: InvitedGuest,
): Promise<Kept | Unknown> {
  const other = await accounts.hasOtherAccess(guestId);
  if (other.kind !== 'known') return other;
  if (!other.has) return { kind: 'none' };
  return mayBeGone(assignment.endedAt, clock.now()) ? lookAgain : keep('account.other-access');
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
