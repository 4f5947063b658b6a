import { nominalSeconds } from '../../shared/domain/duration';
import type { RateLimit } from '../../shared/ports/rate-limits';
import { clientNetwork } from './client-network';
import type { HttpCall } from './http-call';

/**
 * Counts one request of the caller's network. Callers whose network is unknown count together.
 * @param what the kind of request, each with a count of its own
 */
export async function limitNetwork(
  { deps, request }: HttpCall,
  what: 'sign-up' | 'links',
): Promise<RateLimit> {
  if (!deps.limitNetworks) return { kind: 'allowed' };
  const { count, within } = deps.policies().settings.limits.requestsPerNetwork;
  const network = clientNetwork(request, deps.trustedHops) ?? 'unknown';
  const counter = `network|${what}|${await deps.seals.fingerprint(`network ${network}`)}`;
  return deps.rateLimits.take(counter, nominalSeconds(within), count);
}
