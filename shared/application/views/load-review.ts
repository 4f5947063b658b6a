import { reviewState, type ReviewState } from '../../domain/approval/review-state';
import { shownVersion } from '../../domain/approval/shown-version';
import type { LinkClaims } from '../../domain/link-claims';
import type { LoadedRequest, LoadRequest } from './load-request';

/** A review link as it stands now, with everything its page shows. */
export interface LoadedReview extends LoadedRequest {
  readonly state: Exclude<ReviewState, { readonly kind: 'invalid' }>;
  /** What the form must bring back: see `shownVersion`. */
  readonly version: string;
}

/** Undefined when the link means nothing. Changes nothing, however often and by whomever it is opened. */
export type LoadReview = (
  claims: LinkClaims,
  expired: boolean,
) => Promise<LoadedReview | undefined>;

export function makeLoadReview(loadRequest: LoadRequest): LoadReview {
  return async (claims, expired) => {
    const loaded = await loadRequest(claims.requestId);
    if (loaded === undefined) return undefined;
    const state = reviewState(loaded.rows, claims, expired);
    if (state.kind === 'invalid') return undefined;
    return { ...loaded, state, version: shownVersion(loaded.rows, claims.stage) };
  };
}
