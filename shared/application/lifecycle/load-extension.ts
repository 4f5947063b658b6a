import type { LinkClaims } from '../../domain/link-claims';
import { accessEnd } from '../../domain/lifecycle/access-end';
import { extensionState, type ExtensionState } from '../../domain/lifecycle/extension-state';
import type { Assignment } from '../../domain/request/assignment';
import type { Clock } from '../../ports/clock';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { LoadedRequest, LoadRequest } from '../views/load-request';

/** A link to extend as it stands now, with everything its page shows. */
export interface LoadedExtension extends LoadedRequest {
  readonly assignment: Assignment;
  readonly state: Exclude<ExtensionState, { readonly kind: 'invalid' }>;
  /** When access would end once extended; undefined when it cannot be. */
  readonly nextEnd: string | undefined;
}

/** Undefined when the link means nothing. Changes nothing, however often and by whomever it is opened. */
export type LoadExtension = (claims: LinkClaims) => Promise<LoadedExtension | undefined>;

export interface LoadExtensionDeps {
  readonly loadRequest: LoadRequest;
  readonly policies: CurrentPolicies;
  readonly clock: Clock;
}

export function makeLoadExtension(deps: LoadExtensionDeps): LoadExtension {
  return async (claims) => {
    const loaded = await deps.loadRequest(claims.requestId);
    const assignment = loaded?.rows.assignment?.value;
    if (loaded === undefined || assignment === undefined) return undefined;
    const state = extensionState(assignment, claims, deps.clock.now());
    if (state.kind === 'invalid') return undefined;
    const { lifecycle } = loaded.accessPackage;
    const { timeZone } = deps.policies().settings;
    const nextEnd =
      state.kind === 'open' && lifecycle !== undefined
        ? accessEnd(new Date(state.endsAt), lifecycle.expiresAfter, timeZone)
        : undefined;
    return { ...loaded, assignment, state, nextEnd };
  };
}
