import type { AccessPackage } from '../../domain/policy/access-package';
import type { ApproverReference } from '../../domain/policy/approver-reference';
import type { Later } from '../../domain/later';
import { linkUntil } from '../../domain/approval/link-life';
import type { Approver } from '../../domain/request/approver';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { CurrentPolicies } from '../../ports/current-policies';
import { resolveApprovers, type ResolveApproversDeps } from './resolve-approvers';

export interface AskApproversDeps extends ResolveApproversDeps {
  readonly policies: CurrentPolicies;
}

export interface StageQuestion {
  readonly accessPackage: AccessPackage;
  readonly request: SignUpRequest;
  readonly stage: number;
  /** ISO instant. */
  readonly now: string;
  /** The approvers could not be reached: only the fallback approvers are wanted. */
  readonly onlyFallback: boolean;
}

/** Empty when nobody can decide: the stage is then unattended. */
export type AskedApprovers =
  { readonly kind: 'asked'; readonly approvers: readonly Approver[] } | Later;

/** The approvers of a stage as the directory knows them now; the fallback approvers when there is nobody else. */
export async function askApprovers(
  deps: AskApproversDeps,
  { accessPackage, request, stage, now, onlyFallback }: StageQuestion,
): Promise<AskedApprovers> {
  const policy = accessPackage.approval.stages[stage - 1];
  const organization = deps
    .policies()
    .connectedOrganizations.find(({ id }) => id === request.organizationId);
  const resolve = (references: readonly ApproverReference[], role: Approver['role']) =>
    resolveApprovers(deps, {
      request,
      stage,
      references,
      organizationSponsors: organization?.sponsors ?? [],
      role,
      linkUntil: linkUntil(new Date(now)),
    });

  if (!onlyFallback) {
    const primary = await resolve(policy?.approvers ?? [], 'primary');
    if (primary.kind === 'later') return primary;
    if (primary.approvers.length > 0) return { kind: 'asked', approvers: primary.approvers };
  }
  const fallback = await resolve(policy?.fallbackApprovers ?? [], 'fallback');
  return fallback.kind === 'later' ? fallback : { kind: 'asked', approvers: fallback.approvers };
}
