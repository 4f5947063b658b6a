import type { Later } from '../../domain/later';
import type { LinkClaims } from '../../domain/link-claims';
import { accessEnd } from '../../domain/lifecycle/access-end';
import { nextLook, noticesDue } from '../../domain/lifecycle/end-notices';
import { extensionState } from '../../domain/lifecycle/extension-state';
import type { Assignment } from '../../domain/request/assignment';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { LoadRequest } from '../views/load-request';
import type { ChangeAssignment } from './change-assignment';
import type { FindSponsors } from './find-sponsors';
import { withDue } from './with-due';

export interface ExtendAccessDeps {
  readonly changeAssignment: ChangeAssignment;
  readonly findSponsors: FindSponsors;
  readonly loadRequest: LoadRequest;
  readonly policies: CurrentPolicies;
}

export type ExtendOutcome =
  | { readonly kind: 'extended' }
  /** Extended before, or over: the link shows which. */
  | { readonly kind: 'notOpen' }
  /** The reader does not answer for this guest any more. */
  | { readonly kind: 'notSponsor' }
  | Later;

/** A sponsor gives the guest the same time once more; rival of the end, of which only one happens. */
export type ExtendAccess = (claims: LinkClaims) => Promise<ExtendOutcome>;

export function makeExtendAccess(deps: ExtendAccessDeps): ExtendAccess {
  return async (claims) => {
    const loaded = await deps.loadRequest(claims.requestId);
    if (loaded === undefined) return { kind: 'notOpen' };
    const { rows, accessPackage } = loaded;
    // As with decisions: it counts only while its maker still resolves.
    const found = await deps.findSponsors(rows.request.value, accessPackage);
    if (found.kind === 'later') return found;
    if (!found.sponsors.some(({ key }) => key === claims.approver)) return { kind: 'notSponsor' };

    const extended = await deps.changeAssignment(
      claims.requestId,
      ({ assignment, accessPackage: policy, draft }) => {
        const state = extensionState(assignment, claims, new Date(draft.now));
        if (state.kind !== 'open' || policy.lifecycle === undefined) return undefined;
        const { timeZone } = deps.policies().settings;
        const endsAt = accessEnd(new Date(state.endsAt), policy.lifecycle.expiresAfter, timeZone);
        draft.audit('access.extended', `sponsor:${claims.approver}`, 'link', { endsAt });
        const by = { at: draft.now, by: claims.approver };
        return { assignment: extend(assignment, endsAt, by) };
      },
    );
    return { kind: extended === undefined ? 'notOpen' : 'extended' };
  };
}

function extend(
  assignment: Assignment,
  endsAt: string,
  extended: NonNullable<Assignment['extended']>,
): Assignment {
  const notices = noticesDue(endsAt, new Date(extended.at));
  const next = { ...assignment, endsAt, extended, notices, period: assignment.period + 1 };
  return withDue({ ...next, tries: 0 }, nextLook(endsAt, notices));
}
