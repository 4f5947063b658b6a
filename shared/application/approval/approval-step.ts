import type { ActivityInput } from '../../contracts/activities';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import type { RequestDraft } from '../request-draft';

/** What the orchestration says when it asks how to go on. */
export type AdvanceInput = ActivityInput<'advanceRequest'>;

/** Everything one step of the approval works on. */
export interface ApprovalStep {
  readonly input: AdvanceInput;
  readonly rows: RequestRows;
  readonly draft: RequestDraft;
  readonly accessPackage: AccessPackage;
}
