import { nextState, type RequestState } from '../../domain/request/request-state';
import type { RequestRows } from '../../domain/request/request-rows';
import type { ResourceDelivery } from '../../domain/request/resource-delivery';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import type { ChangeRequest } from '../change-request';
import { draftProblem } from '../draft-problem';
import { endRequest } from '../end-request';
import type { RequestDraft } from '../request-draft';
import { draftAssignment, type DraftAssignmentDeps } from '../lifecycle/draft-assignment';
import { draftWelcome } from './welcome-guest';

export interface FinishDeliveryDeps extends DraftAssignmentDeps {
  readonly changeRequest: ChangeRequest;
  readonly policyVersions: PolicyVersions;
}

type FinishDeliveryOutcome =
  | { readonly kind: 'finished'; readonly state: RequestState }
  /** There is no such request, or not any more. */
  | { readonly kind: 'missing' };

export type FinishDelivery = (requestId: string) => Promise<FinishDeliveryOutcome>;

/**
 * Delivery is over: what was not given by now has failed. Some missing makes the request `partiallyDelivered` and tells
 * the operators. Starts the assignment and welcomes the guest if nothing did before. Repeating it changes nothing.
 */
export function makeFinishDelivery(deps: FinishDeliveryDeps): FinishDelivery {
  return async (requestId) => {
    const result = await deps.changeRequest(requestId, async (rows, draft) => {
      const { state } = rows.request.value;
      if (nextState(state, 'deliver') === undefined) return state;
      const accessPackage = await accessPackageOf(rows.request.value, deps.policyVersions);
      draftAssignment(deps, { rows, accessPackage, draft });
      draftWelcome(rows, draft);
      const cause = failWhatIsLeft(rows, draft, accessPackage.resources.length);
      return draftEnd(rows, draft, cause);
    });
    return result.kind === 'missing' ? result : { kind: 'finished', state: result.outcome };
  };
}

const givenUp = 'graph.unavailable';

/** The cause of the first resource that the guest does not have; undefined when all were given. */
function failWhatIsLeft(rows: RequestRows, draft: RequestDraft, count: number): string | undefined {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const missing = numbers
    .map((number) => resourceOf(rows, number, draft.now))
    .filter(({ state }) => state !== 'delivered');
  for (const value of missing.filter(({ state }) => state === 'waiting')) {
    draft.put({
      kind: 'resource',
      value: { ...value, state: 'failed', cause: value.cause ?? givenUp },
    });
  }
  const [first] = missing;
  return first === undefined ? undefined : (first.cause ?? givenUp);
}

function resourceOf(rows: RequestRows, number: number, updatedAt: string): ResourceDelivery {
  const requestId = rows.request.value.id;
  return (
    rows.resources.find(({ value }) => value.number === number)?.value ?? {
      requestId,
      number,
      state: 'waiting',
      already: false,
      tries: 0,
      updatedAt,
    }
  );
}

function draftEnd(
  { request }: RequestRows,
  draft: RequestDraft,
  cause: string | undefined,
): RequestState {
  const system = { actor: 'system', by: 'orchestration' } as const;
  if (cause === undefined) return endRequest(draft, request, { ...system, event: 'deliver' });
  const changes = draftProblem(draft, request.value, cause);
  return endRequest(draft, request, { ...system, event: 'deliverPartly', cause, changes });
}
