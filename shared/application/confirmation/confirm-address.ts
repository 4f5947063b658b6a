import type { LinkClaims } from '../../domain/link-claims';
import { organizationWithId } from '../../domain/policy/policy-set';
import type { RequestRows } from '../../domain/request/request-rows';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { OpenRequests } from '../../ports/open-requests';
import type { Orchestrations } from '../../ports/orchestrations';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { PolicyVersions } from '../../ports/policy-versions';
import { accessPackageOf } from '../access-package-of';
import type { ChangeRequest } from '../change-request';
import { endRequest } from '../end-request';
import { draftStart } from '../intake/store-request';
import type { TakePolicyLimits } from '../intake/take-policy-limits';
import type { RequestDraft } from '../request-draft';

export interface ConfirmAddressDeps {
  readonly changeRequest: ChangeRequest;
  readonly policies: CurrentPolicies;
  readonly policyVersions: PolicyVersions;
  readonly takePolicyLimits: TakePolicyLimits;
  readonly openRequests: OpenRequests;
}

export type ConfirmOutcome =
  /** Confirmed now or earlier. */
  | { readonly kind: 'verified' }
  /** "None of these is mine", now or earlier. */
  | { readonly kind: 'refused' }
  /** The chosen submission made way for a newer one. */
  | { readonly kind: 'submissionGone' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  /** Nothing waits under this link any more. */
  | { readonly kind: 'invalid' };

/** @param submission the number chosen, or `none` for "none of these is mine" */
export type ConfirmAddress = (
  claims: LinkClaims,
  submission: number | 'none',
  orchestrations: Orchestrations,
) => Promise<ConfirmOutcome>;

/** How long "none of these is mine" keeps an address free of confirmation mails. */
export const quietDays = 30;
const dayMs = 86_400_000;

/**
 * The owner of the address says which of the waiting submissions is theirs: it becomes the request, the others go, the
 * orchestration starts. `none` ends the request and keeps the address free of our mails for 30 days.
 */
export function makeConfirmAddress(deps: ConfirmAddressDeps): ConfirmAddress {
  return async (claims, submission, orchestrations) => {
    const result = await deps.changeRequest(
      claims.requestId,
      async (rows, draft): Promise<ConfirmOutcome> => {
        if (rows.request.value.state !== 'unverified') return settled(rows.request.value);
        if (submission === 'none') return refuse(rows, draft);
        if (!rows.submissions.some(({ value }) => value.number === submission)) {
          return { kind: 'submissionGone' };
        }
        return confirm(deps, rows, draft, submission);
      },
      orchestrations,
    );
    return result.kind === 'missing' ? { kind: 'invalid' } : result.outcome;
  };
}

/** A link that has done its work shows what it did. */
function settled({ cause, confirmedAt }: SignUpRequest): ConfirmOutcome {
  if (cause === refusedByOwner) return { kind: 'refused' };
  return confirmedAt === undefined ? { kind: 'invalid' } : { kind: 'verified' };
}

/** On the request row: its address belongs to somebody who did not ask. */
export const refusedByOwner = 'address.refused';

function refuse(rows: RequestRows, draft: RequestDraft): ConfirmOutcome {
  const quietUntil = new Date(new Date(draft.now).getTime() + quietDays * dayMs).toISOString();
  endRequest(draft, rows.request, {
    event: 'cancel',
    actor: 'requestor',
    by: 'link',
    cause: refusedByOwner,
    changes: { quietUntil },
  });
  return { kind: 'refused' };
}

async function confirm(
  deps: ConfirmAddressDeps,
  rows: RequestRows,
  draft: RequestDraft,
  number: number,
): Promise<ConfirmOutcome> {
  const request = rows.request.value;
  const accessPackage = await accessPackageOf(request, deps.policyVersions);
  const organization = organizationWithId(deps.policies(), request.organizationId);
  const limit = await deps.takePolicyLimits(accessPackage, organization);
  if (limit.kind === 'exceeded') return { ...limit, kind: 'limited' };
  if (organization?.limits.openRequests !== undefined) {
    await deps.openRequests.add(organization.id, request.id);
  }
  const chosen = rows.submissions.find(({ value }) => value.number === number);
  for (const { value, etag } of rows.submissions) {
    if (value.number !== number) draft.remove({ kind: 'submission', value }, etag);
  }
  draft.move(rows.request, 'confirm', {
    submission: number,
    confirmedAt: draft.now,
    dueAt: draft.now,
    language: chosen?.value.language ?? request.language,
  });
  draft.audit('address.confirmed', 'requestor', 'link', { submission: String(number) });
  draftStart(draft);
  return { kind: 'verified' };
}
