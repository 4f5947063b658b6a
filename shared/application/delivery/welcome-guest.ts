import { personalMail } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import type { ChangeRequest } from '../change-request';
import { draftAssignment, type DraftAssignmentDeps } from '../lifecycle/draft-assignment';
import type { RequestDraft } from '../request-draft';

const welcomed = 'guest.welcomed';

/** Orders the welcome mail, once per request. */
export function draftWelcome(rows: RequestRows, draft: RequestDraft): void {
  if (rows.audit.some(({ value }) => value.action === welcomed)) return;
  draft.audit(welcomed, 'system', 'orchestration');
  draft.effect({ kind: 'mails', orders: [personalMail('guest-welcome', 'guest')] });
}

export interface WelcomeGuestDeps extends DraftAssignmentDeps {
  readonly changeRequest: ChangeRequest;
  readonly policyVersions: PolicyVersions;
}

export type WelcomeGuest = (requestId: string) => Promise<{ readonly kind: 'welcomed' }>;

/** Welcomes a guest whose resources are not all there yet; the assignment begins with it. */
export function makeWelcomeGuest(deps: WelcomeGuestDeps): WelcomeGuest {
  return async (requestId) => {
    await deps.changeRequest(requestId, async (rows, draft) => {
      const accessPackage = await accessPackageOf(rows.request.value, deps.policyVersions);
      draftAssignment(deps, { rows, accessPackage, draft });
      draftWelcome(rows, draft);
    });
    return { kind: 'welcomed' };
  };
}
