import type { Later } from '../../domain/later';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { Approver } from '../../domain/request/approver';
import type { RequestRows } from '../../domain/request/request-rows';
import { findApprovers, type FindApproversDeps } from './find-approvers';

export interface ApproverCheck {
  readonly rows: RequestRows;
  readonly accessPackage: AccessPackage;
  readonly approver: Approver;
}

/** A decision counts only while its approver still resolves: still enabled, still in the group, still the sponsor. */
export type IsStillApprover = (
  check: ApproverCheck,
) => Promise<{ readonly kind: 'yes' } | { readonly kind: 'no' } | Later>;

export function makeIsStillApprover(deps: FindApproversDeps): IsStillApprover {
  return async ({ rows, accessPackage, approver }) => {
    const found = await findApprovers(deps, {
      accessPackage,
      request: rows.request.value,
      stage: approver.stage,
      onlyFallback: approver.role === 'fallback',
    });
    if (found.kind === 'later') return found;
    return { kind: found.approvers.some(({ key }) => key === approver.key) ? 'yes' : 'no' };
  };
}
