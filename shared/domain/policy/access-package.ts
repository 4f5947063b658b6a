import { AppError } from '../app-error';
import type { Duration } from '../duration';
import type { LocalizedText } from '../localized-text';
import type { ApprovalStagePolicy } from './approval-stage-policy';
import type { DirectoryReference } from './approver-reference';
import type { Lifecycle } from './lifecycle';
import type { AccessPackageLimits } from './limits';
import type { Question } from './question';
import type { ResourceRole } from './resource-role';

/** Whose requests are taken: everybody's, those of every connected organization, or those of the ones listed by id. */
export type RequestorScope =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'connectedOrganizations' }
  | { readonly kind: 'listed'; readonly organizationIds: readonly string[] };

/** Terms of use the requestor must accept, in this version. */
interface Terms {
  readonly version: string;
  readonly url: string;
}

interface Approval {
  /** Passed in order; none means that whoever may ask gets access. */
  readonly stages: readonly ApprovalStagePolicy[];
  /** How long a settled stage can be taken back; zero switches it off. */
  readonly undoWindow: Duration;
}

/** How a guest is invited. */
export interface InvitationPolicy {
  /** Where the guest lands after accepting. */
  readonly redirectUrl: string;
  readonly sponsors: readonly DirectoryReference[];
}

/** What a guest can ask for: who may ask, who decides, what is given and for how long. */
export interface AccessPackage {
  readonly id: string;
  readonly displayName: LocalizedText;
  readonly description: LocalizedText;
  /** `unlisted` hides the package from the list; it protects nothing. */
  readonly visibility: 'public' | 'unlisted';
  readonly requestors: RequestorScope;
  /** Whether a partner key stands in for the link in the confirmation mail. */
  readonly verifyAddress: 'always' | 'unlessAuthenticated';
  /** Fields that the form's query may fill: `organization`, `language`, `justification` or `answers.<questionId>`. */
  readonly prefill: readonly string[];
  /** Whether the requestor must say why. */
  readonly justification: 'optional' | 'required';
  readonly terms?: Terms;
  readonly questions: readonly Question[];
  readonly approval: Approval;
  readonly invitation: InvitationPolicy;
  readonly resources: readonly ResourceRole[];
  readonly lifecycle?: Lifecycle;
  readonly limits: AccessPackageLimits;
  readonly paused: boolean;
}

/**
 * What the policy asks of a stage.
 * @param number from 1
 * @throws AppError `policy.stage-missing` when the policy has no such stage, though its version never changes
 */
export function stagePolicyOf({ approval }: AccessPackage, number: number): ApprovalStagePolicy {
  const policy = approval.stages[number - 1];
  if (policy === undefined) throw new AppError('policy.stage-missing');
  return policy;
}
