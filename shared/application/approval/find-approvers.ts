import { mailboxOf } from '../../domain/email-address';
import type { Later } from '../../domain/later';
import { stagePolicyOf, type AccessPackage } from '../../domain/policy/access-package';
import { withSponsors, type ApproverReference } from '../../domain/policy/approver-reference';
import { organizationWithId } from '../../domain/policy/policy-set';
import type { Approver } from '../../domain/request/approver';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { Seals } from '../../ports/seals';
import { peopleBehind, type PeopleBehindDeps } from '../people-behind';

export interface FindApproversDeps extends PeopleBehindDeps {
  readonly seals: Seals;
  readonly policies: CurrentPolicies;
}

export interface ApproverQuestion {
  readonly accessPackage: AccessPackage;
  readonly request: SignUpRequest;
  readonly stage: number;
  /** The approvers could not be reached: only the fallback approvers are wanted. */
  readonly onlyFallback: boolean;
}

/** Somebody who may decide, asked or not. */
export type FoundApprover = Omit<Approver, 'state' | 'linkUntil'>;

/** Empty when nobody can decide. */
export type FoundApprovers =
  { readonly kind: 'found'; readonly approvers: readonly FoundApprover[] } | Later;

/** More people than this are not asked: the first in the directory's order are. */
const mostApprovers = 50;

/** The approvers of a stage as the directory knows them now; the fallback approvers when there is nobody else. */
export async function findApprovers(
  deps: FindApproversDeps,
  question: ApproverQuestion,
): Promise<FoundApprovers> {
  const policy = stagePolicyOf(question.accessPackage, question.stage);
  if (!question.onlyFallback) {
    const primary = await resolve(deps, question, policy.approvers, 'primary');
    if (primary.kind === 'later' || primary.approvers.length > 0) return primary;
  }
  return resolve(deps, question, policy.fallbackApprovers, 'fallback');
}

/** Everybody whom the references stand for, once each, never the requestor. */
async function resolve(
  deps: FindApproversDeps,
  { request, stage }: ApproverQuestion,
  references: readonly ApproverReference[],
  role: Approver['role'],
): Promise<FoundApprovers> {
  const organization = organizationWithId(deps.policies(), request.organizationId);
  const wanted = withSponsors(references, organization?.sponsors ?? []);
  const found = await peopleBehind(deps, wanted);
  if (found.kind === 'later') return found;
  const requestor = mailboxOf(request.address);
  const asked = found.people
    .filter(({ address }) => mailboxOf(address) !== requestor)
    .slice(0, mostApprovers);
  const approvers = await Promise.all(
    asked.map(async ({ id, address, displayName, language }): Promise<FoundApprover> => ({
      requestId: request.id,
      stage,
      key: await deps.seals.approverKey(id),
      userId: id,
      address,
      displayName,
      ...(language === undefined ? {} : { language }),
      role,
    })),
  );
  return { kind: 'found', approvers };
}
