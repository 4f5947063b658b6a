import { addDuration } from '../duration';
import type { Retention } from '../policy/settings';
import { isAtEnd } from '../request/request-state';
import type { SignUpRequest } from '../request/sign-up-request';

/**
 * Until when a request is kept, counted from its last change; undefined while it is not at its end. Whoever said "none of
 * these is mine" is remembered until the quiet time is over.
 */
export function retainedUntil(
  request: Pick<SignUpRequest, 'state' | 'updatedAt' | 'confirmedAt' | 'quietUntil'>,
  retention: Retention,
  timeZone: string,
): Date | undefined {
  const { state, updatedAt, quietUntil } = request;
  if (!isAtEnd(state)) return undefined;
  const period = retention[kindOf(request)];
  const until = addDuration(new Date(updatedAt), period, timeZone);
  const quiet = new Date(quietUntil ?? 0);
  return quiet > until ? quiet : until;
}

function kindOf({
  state,
  confirmedAt,
}: Pick<SignUpRequest, 'state' | 'confirmedAt'>): keyof Retention {
  if (state === 'delivered' || state === 'partiallyDelivered') return 'delivered';
  return confirmedAt === undefined ? 'unverified' : 'closed';
}
