import { freshLinkSeconds } from '../../domain/approval/link-life';
import type { RateLimits } from '../../ports/rate-limits';

const daySeconds = 86_400;
const perDay = 5;

/**
 * Counts a round of links that somebody asked for, and says whether it may go out: like confirmation mails at most one in ten
 * minutes and five a day. Only rounds that would go out count towards the day.
 * @param counter names whose links they are; holds no personal data
 */
export async function mayMailLinks(rateLimits: RateLimits, counter: string): Promise<boolean> {
  const recent = await rateLimits.takeRolling(counter, freshLinkSeconds, 1);
  if (recent.kind === 'exceeded') return false;
  const daily = await rateLimits.takeRolling(`${counter}|daily`, daySeconds, perDay);
  return daily.kind === 'allowed';
}
