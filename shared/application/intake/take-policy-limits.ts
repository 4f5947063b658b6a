import type { AccessPackage } from '../../domain/policy/access-package';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import type { OpenRequests } from '../../ports/open-requests';
import type { RateLimit, RateLimits } from '../../ports/rate-limits';

export interface TakePolicyLimitsDeps {
  readonly rateLimits: RateLimits;
  readonly openRequests: OpenRequests;
}

/** Counts a request that is confirmed, or came with a partner key, against the limits of its package and organization. */
export type TakePolicyLimits = (
  accessPackage: AccessPackage,
  organization: ConnectedOrganization | undefined,
) => Promise<RateLimit>;

const daySeconds = 86_400;
const tryAgainSeconds = 3600;

export function makeTakePolicyLimits({
  rateLimits,
  openRequests,
}: TakePolicyLimitsDeps): TakePolicyLimits {
  const perDay = async (counter: string, limit: number | undefined): Promise<RateLimit> =>
    limit === undefined ? { kind: 'allowed' } : rateLimits.take(counter, daySeconds, limit);

  return async (accessPackage, organization) => {
    if (organization?.limits.openRequests !== undefined) {
      const open = await openRequests.count(organization.id, organization.limits.openRequests);
      if (open >= organization.limits.openRequests) {
        return { kind: 'exceeded', retryAfterSeconds: tryAgainSeconds };
      }
    }
    const ofPackage = await perDay(`package|${accessPackage.id}`, accessPackage.limits.perDay);
    if (ofPackage.kind === 'exceeded' || organization === undefined) return ofPackage;
    return perDay(`organization|${organization.id}`, organization.limits.perDay);
  };
}
