import type { AccessPackage } from '../../domain/policy/access-package';
import type { Assignment } from '../../domain/request/assignment';
import type { RequestRows } from '../../domain/request/request-rows';
import type { RequestChanges } from '../../domain/request/sign-up-request';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';

export interface ChangeAssignmentDeps {
  readonly changeRequest: ChangeRequest;
  readonly policyVersions: PolicyVersions;
}

export interface AssignmentStep {
  readonly rows: RequestRows;
  readonly assignment: Assignment;
  readonly accessPackage: AccessPackage;
  readonly draft: RequestDraft;
}

/** How a step leaves the assignment, and what else changes on the request row. */
export interface AssignmentChange {
  readonly assignment: Assignment;
  readonly request?: RequestChanges;
}

/** Undefined: there is nothing to change, and nothing is written. */
export type DecideAssignment = (
  step: AssignmentStep,
) => AssignmentChange | undefined | Promise<AssignmentChange | undefined>;

/** @returns the assignment as it was written; undefined when nothing was, or there is none */
export type ChangeAssignment = (
  requestId: string,
  decide: DecideAssignment,
) => Promise<Assignment | undefined>;

/** One step of an assignment: one transaction. */
export function makeChangeAssignment(deps: ChangeAssignmentDeps): ChangeAssignment {
  return async (requestId, decide) => {
    const result = await deps.changeRequest(requestId, async (rows, draft) => {
      const stored = rows.assignment;
      if (stored === undefined) return undefined;
      const accessPackage = await accessPackageOf(rows.request.value, deps.policyVersions);
      const step = { rows, assignment: stored.value, accessPackage, draft };
      const change = await decide(step);
      if (change === undefined) return undefined;
      const { assignment, request = {} } = change;
      draft.replace({ kind: 'assignment', value: assignment }, stored.etag);
      draft.update(rows.request, request);
      return assignment;
    });
    return result.kind === 'missing' ? undefined : result.outcome;
  };
}
