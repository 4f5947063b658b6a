import { isInDelivery } from '../../domain/lifecycle/access-state';
import type { Actor } from '../../domain/request/actor';
import type { Assignment } from '../../domain/request/assignment';
import { nextState } from '../../domain/request/request-state';
import type { RequestRows } from '../../domain/request/request-rows';
import type { Orchestrations } from '../../ports/orchestrations';
import type { Seals } from '../../ports/seals';
import type { CancelRequest } from '../cancel-request';
import type { EachRequestOfDeps } from '../data/each-request-of';
import { findPerson } from '../data/find-person';
import { ownRequests } from '../data/own-requests';
import type { RequestDraft } from '../request-draft';
import type { AssignmentStep, ChangeAssignment } from './change-assignment';
import { withDue } from './with-due';

export interface EndGuestDeps extends EachRequestOfDeps {
  readonly seals: Pick<Seals, 'personKey'>;
  readonly changeAssignment: ChangeAssignment;
  readonly cancelRequest: CancelRequest;
}

export interface EndingOfGuest {
  readonly address: string;
  /** Blocks the account too, whatever else the guest has in the tenant; only if we invited it. */
  readonly block: boolean;
  readonly actor: Actor<'operator'>;
  readonly reason: string;
}

/** What was done about one request: `inDelivery` cannot be stopped and has to be ended when it has been given. */
export interface EndedRequest {
  readonly reference: string;
  readonly accessPackageId: string;
  readonly act: 'canceled' | 'ending' | 'blocking' | 'inDelivery' | 'nothing';
}

export type EndGuestOutcome =
  | { readonly kind: 'notAnAddress' }
  | { readonly kind: 'ended'; readonly requests: readonly EndedRequest[] };

/**
 * An operator ends everything a guest has from us: open requests are canceled, which settles their links, and access
 * begins to end now. Only rows are written; the next sweep takes away what we gave. Asking again finishes what failed.
 */
export type EndGuest = (
  ending: EndingOfGuest,
  orchestrations?: Orchestrations,
) => Promise<EndGuestOutcome>;

export function makeEndGuest(deps: EndGuestDeps): EndGuest {
  return async (ending, orchestrations) => {
    const person = await findPerson(deps.seals, ending.address);
    if (person === undefined) return { kind: 'notAnAddress' };
    const requests: EndedRequest[] = [];
    for (const rows of await ownRequests(deps, person.personKey)) {
      const { reference, accessPackageId } = rows.request.value;
      const act = await endOne(deps, rows, ending, orchestrations);
      requests.push({ reference, accessPackageId, act });
    }
    return { kind: 'ended', requests };
  };
}

async function endOne(
  deps: EndGuestDeps,
  rows: RequestRows,
  ending: EndingOfGuest,
  orchestrations: Orchestrations | undefined,
): Promise<EndedRequest['act']> {
  const { id: requestId, state } = rows.request.value;
  if (nextState(state, 'cancel') !== undefined) {
    const { actor, reason } = ending;
    const cancellation = { requestId, actor, by: 'command', reason } as const;
    const { kind } = await deps.cancelRequest(cancellation, orchestrations);
    if (kind === 'canceled') return 'canceled';
  }
  if (isInDelivery(rows)) return 'inDelivery';
  const changed = await deps.changeAssignment(requestId, (step) => {
    const assignment = afterwards(step, ending);
    if (assignment === undefined) return undefined;
    const { actor, reason, block } = ending;
    step.draft.audit('access.end-asked', actor, 'command', { reason, block: String(block) });
    return { assignment };
  });
  if (changed === undefined) return 'nothing';
  return changed.state === 'ending' ? 'ending' : 'blocking';
}

function afterwards(
  { rows, assignment, draft }: AssignmentStep,
  { block }: EndingOfGuest,
): Assignment | undefined {
  const { now } = draft;
  const wanted: Assignment = block ? { ...assignment, ...blockWanted(assignment) } : assignment;
  if (assignment.state === 'active') {
    return withDue({ ...wanted, state: 'ending', cause: 'operator', tries: 0 }, now);
  }
  if (assignment.state === 'ending') return withDue({ ...wanted, tries: 0 }, now);
  if (hasFailed(rows)) {
    retryFailed(rows, draft);
    const { endedAt: _endedAt, account: _account, ...again } = wanted;
    return withDue({ ...again, state: 'ending', cause: 'operator', tries: 0 }, now);
  }
  const isOursToSettle = assignment.account?.outcome !== 'blocked';
  if (!block || !isOursToSettle || assignment.account?.outcome === 'deleted') return undefined;
  const { account: _account, ...unsettled } = wanted;
  return withDue({ ...unsettled, tries: 0 }, now);
}

function blockWanted({ atEnd }: Assignment): Pick<Assignment, 'atEnd' | 'blockAsked'> {
  return { atEnd: atEnd === 'delete' ? 'delete' : 'block', blockAsked: true };
}

function hasFailed({ resources }: RequestRows): boolean {
  return resources.some(({ value }) => value.removal?.outcome === 'failed');
}

/** What could not be taken away counts as held again, so that the sweep tries it once more. */
function retryFailed({ resources }: RequestRows, draft: RequestDraft): void {
  for (const { value, etag } of resources) {
    const { removal, ...resource } = value;
    if (removal?.outcome === 'failed') draft.replace({ kind: 'resource', value: resource }, etag);
  }
}
