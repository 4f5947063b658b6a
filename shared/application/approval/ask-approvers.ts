import { linkUntil } from '../../domain/approval/link-life';
import type { Later } from '../../domain/later';
import { stagePolicyOf, type AccessPackage } from '../../domain/policy/access-package';
import { withSponsors, type ApproverReference } from '../../domain/policy/approver-reference';
import { organizationWithId } from '../../domain/policy/policy-set';
import type { Approver } from '../../domain/request/approver';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { Directory } from '../../ports/directory';
import type { Seals } from '../../ports/seals';
import { peopleBehind } from '../people-behind';

export interface AskApproversDeps {
  readonly directory: Directory;
  readonly seals: Seals;
  readonly policies: CurrentPolicies;
}

export interface ApproverQuestion {
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

/** More people than this are not asked: the first in the directory's order are. */
const mostApprovers = 50;

/** The approvers of a stage as the directory knows them now; the fallback approvers when there is nobody else. */
export async function askApprovers(
  deps: AskApproversDeps,
  question: ApproverQuestion,
): Promise<AskedApprovers> {
  const policy = stagePolicyOf(question.accessPackage, question.stage);
  if (!question.onlyFallback) {
    const primary = await resolve(deps, question, policy.approvers, 'primary');
    if (primary.kind === 'later' || primary.approvers.length > 0) return primary;
  }
  return resolve(deps, question, policy.fallbackApprovers, 'fallback');
}

/** Everybody whom the references stand for, once each, never the requestor. */
async function resolve(
  { directory, seals, policies }: AskApproversDeps,
  { request, stage, now }: ApproverQuestion,
  references: readonly ApproverReference[],
  role: Approver['role'],
): Promise<AskedApprovers> {
  const organization = organizationWithId(policies(), request.organizationId);
  const found = await peopleBehind(
    directory,
    withSponsors(references, organization?.sponsors ?? []),
  );
  if (found.kind === 'later') return found;
  const asked = found.people
    .filter(({ address }) => address.toLowerCase() !== request.address.toLowerCase())
    .slice(0, mostApprovers);
  const approvers = await Promise.all(
    asked.map(async ({ id, address, displayName, language }): Promise<Approver> => ({
      requestId: request.id,
      stage,
      key: await seals.approverKey(id),
      userId: id,
      address,
      displayName,
      ...(language === undefined ? {} : { language }),
      role,
      state: 'asked',
      linkUntil: linkUntil(new Date(now)),
    })),
  );
  return { kind: 'asked', approvers };
}
