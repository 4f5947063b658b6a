import { firstLook } from '../../domain/lifecycle/account-look';
import { givenResources } from '../../domain/lifecycle/given-resources';
import type { Later } from '../../domain/later';
import type { Assignment } from '../../domain/request/assignment';
import type { Stored } from '../../domain/request/request-rows';
import type { ResourceDelivery, ResourceRemoval } from '../../domain/request/resource-delivery';
import type { RequestChanges } from '../../domain/request/sign-up-request';
import type { EachRequestOfDeps } from '../data/each-request-of';
import { otherRequests } from '../data/own-requests';
import { draftProblem } from '../draft-problem';
import { accessMails } from './access-mails';
import type { AssignmentWork } from './announce-end';
import type { AssignmentChange, AssignmentStep, ChangeAssignment } from './change-assignment';
import type { FindSponsors } from './find-sponsors';
import { mayPostponeStep, postponeStep } from './postpone-step';
import { takeAway, type TakeAwayDeps, type TakenAway } from './take-away';
import { withDue } from './with-due';

export interface RemoveAccessDeps extends TakeAwayDeps, EachRequestOfDeps {
  readonly changeAssignment: ChangeAssignment;
  readonly findSponsors: FindSponsors;
}

const givenUp = { outcome: 'failed', cause: 'graph.unavailable' } as const;

/**
 * Takes away what we gave, and only that; each resource has its own outcome. Once all have one the access has ended, and
 * guest and sponsors are told; what could not be taken away is left to the operators, who are told too.
 */
export function makeRemoveAccess(deps: RemoveAccessDeps): AssignmentWork {
  return async ({ rows, assignment: seen, accessPackage }) => {
    const guestId = rows.invitation?.value.guestId;
    const others = await otherRequests(deps, rows.request.value);
    const taken = new Map<number, TakenAway>();
    for (const held of givenResources(rows, accessPackage.resources)) {
      const outcome: TakenAway =
        guestId === undefined ? { outcome: 'absent' } : await takeAway(deps, guestId, held, others);
      taken.set(held.delivery.number, outcome);
    }
    const found = await deps.findSponsors(rows.request.value, accessPackage);

    await deps.changeAssignment(seen.requestId, (step) => {
      if (step.assignment.state !== 'ending') return undefined;
      const { wait, cause } = record(step, taken);
      const { assignment, draft } = step;
      if (wait !== undefined) return { assignment: postponeStep(assignment, draft.now, wait) };
      // Passed on to us while we looked.
      if (isIncomplete(step, taken)) return { assignment: withDue(assignment, draft.now) };
      const sponsors = found.kind === 'found' ? found.sponsors : assignment.sponsors;
      return end(step, { ...assignment, sponsors }, cause);
    });
  };
}

/** Writes the outcome of every resource that has one. */
function record(
  step: AssignmentStep,
  taken: ReadonlyMap<number, TakenAway>,
): { readonly wait: Later | undefined; readonly cause: string | undefined } {
  let wait: Later | undefined;
  let cause: string | undefined;
  for (const stored of step.rows.resources) {
    const now = taken.get(stored.value.number);
    if (now === undefined || stored.value.removal !== undefined) continue;
    if ('kind' in now && mayPostponeStep(step.assignment)) {
      wait = longer(wait, now);
    } else {
      const failed = recordOne(step, stored, 'kind' in now ? givenUp : now);
      cause ??= failed;
    }
  }
  return { wait, cause };
}

function longer(left: Later | undefined, right: Later): Later {
  return left !== undefined && left.afterSeconds > right.afterSeconds ? left : right;
}

/** @returns why it could not be taken away; undefined when it was */
function recordOne(
  { draft }: AssignmentStep,
  { value, etag }: Stored<ResourceDelivery>,
  taken: Omit<ResourceRemoval, 'at'>,
): string | undefined {
  const { outcome, cause } = taken;
  draft.replace(
    { kind: 'resource', value: { ...value, removal: { ...taken, at: draft.now } } },
    etag,
  );
  draft.audit(`resource.${outcome}`, 'system', 'sweep', {
    resource: String(value.number),
    ...(cause === undefined ? {} : { cause }),
  });
  return outcome === 'failed' ? cause : undefined;
}

function isIncomplete(
  { rows, accessPackage }: AssignmentStep,
  taken: ReadonlyMap<number, TakenAway>,
): boolean {
  return givenResources(rows, accessPackage.resources).some(
    ({ delivery }) => !taken.has(delivery.number),
  );
}

function end(
  { rows, draft }: AssignmentStep,
  assignment: Assignment,
  cause: string | undefined,
): AssignmentChange {
  const ended: Assignment = { ...assignment, state: 'ended', endedAt: draft.now, tries: 0 };
  draft.effect(accessMails('access-ended', ended));
  draft.audit('access.ended', 'system', 'sweep', { cause: assignment.cause ?? 'expired' });
  const request: RequestChanges =
    cause === undefined ? {} : draftProblem(draft, rows.request.value, cause);
  return { assignment: withDue(ended, accountDue(assignment, draft.now)), request };
}

/** An operator's block does not wait: it asks nothing of the directory. */
function accountDue({ atEnd, blockAsked }: Assignment, endedAt: string): string | undefined {
  if (atEnd === 'remove') return undefined;
  return blockAsked ? endedAt : firstLook(endedAt);
}
