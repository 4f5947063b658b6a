import type { Later } from '../../domain/later';
import { nominalSeconds } from '../../domain/duration';
import type { RequestRows } from '../../domain/request/request-rows';
import { toldProblem } from '../../domain/request/told-problem';
import type { Clock } from '../../ports/clock';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { MailMessage } from '../../ports/mail-queue';
import type { RateLimit, RateLimits } from '../../ports/rate-limits';
import {
  problemCounter,
  problemDayCounter,
  problemDaySeconds,
  problemWindowSeconds,
} from './problem-counter';

export interface AllowMailDeps {
  readonly rateLimits: RateLimits;
  readonly policies: CurrentPolicies;
  readonly clock: Clock;
  /** False on the local stack: how many first mails go out an hour is then not limited. */
  readonly limitFirstMails: boolean;
}

/** `drop`: silently not sent, nobody is told. */
export type MailAllowance =
  | { readonly kind: 'send' }
  | { readonly kind: 'drop'; readonly cause: string }
  | (Later & { readonly cause: 'told-within-the-hour' | 'first-mails' | 'sent-a-moment-ago' });

/**
 * Whether a mail may go out now. Mails to addresses that nobody has proved are limited per address over all packages and
 * in number per hour, those to operators to one an hour per cause. Everything else may always go. The first mail of a
 * request waits for its turn; a further one is dropped.
 */
export type AllowMail = (
  rows: RequestRows,
  message: MailMessage,
  isRedelivery: boolean,
) => Promise<MailAllowance>;

const daySeconds = 86_400;
const hourSeconds = 3600;
const countless = Number.MAX_SAFE_INTEGER;
const send = { kind: 'send' } as const;

export function makeAllowMail(deps: AllowMailDeps): AllowMail {
  return async (rows, message, isRedelivery) => {
    // What was counted once is not counted again when the mail itself is what has to be repeated.
    const isRepeat = isRedelivery || message.failures > 0;
    if (message.mail === 'verify-address') {
      return allowFirstMail(deps, rows, { isRepeat, isFirst: message.issue === 0 });
    }
    if (message.mail !== 'delivery-problem' || isRepeat) return send;
    const cause = toldProblem(rows.request.value, message.issue);
    return allowProblem(deps.rateLimits, cause, message.attempt === 1);
  };
}

/** What comes up again within the hour is told at its end, once: that mail's count has all that came meanwhile. */
async function allowProblem(
  rateLimits: RateLimits,
  cause: string,
  isNew: boolean,
): Promise<MailAllowance> {
  if (isNew) await rateLimits.take(problemDayCounter(cause), problemDaySeconds, countless);
  const counter = problemCounter(cause);
  const now = await rateLimits.takeRolling(counter, problemWindowSeconds, 1);
  if (now.kind === 'allowed') return send;
  const later = await rateLimits.takeRolling(`${counter}|later`, problemWindowSeconds, 1);
  return later.kind === 'allowed'
    ? wait(now, 'told-within-the-hour')
    : { kind: 'drop', cause: 'told-within-the-hour' };
}

const wait = (
  { retryAfterSeconds }: Extract<RateLimit, { readonly kind: 'exceeded' }>,
  cause: Extract<MailAllowance, Later>['cause'],
): MailAllowance => ({ kind: 'later', afterSeconds: retryAfterSeconds, throttled: true, cause });

async function allowFirstMail(
  { rateLimits, policies, clock, limitFirstMails }: AllowMailDeps,
  rows: RequestRows,
  { isRepeat, isFirst }: { readonly isRepeat: boolean; readonly isFirst: boolean },
): Promise<MailAllowance> {
  const { personKey, quietUntil, state } = rows.request.value;
  if (state !== 'unverified') return { kind: 'drop', cause: 'nothing-to-confirm' };
  if (quietUntil !== undefined && quietUntil > clock.now().toISOString()) {
    return { kind: 'drop', cause: 'refused-by-owner' };
  }
  if (isRepeat) return send;
  const { confirmationMails, firstMailsPerHour } = policies().settings.limits;
  if (limitFirstMails) {
    const first = await rateLimits.take('first-mails', hourSeconds, firstMailsPerHour);
    if (first.kind === 'exceeded') {
      return wait(first, 'first-mails');
    }
  }
  const often = nominalSeconds(confirmationMails.atMostEvery);
  const recent = await rateLimits.takeRolling(`confirm-address|${personKey}`, often, 1);
  if (recent.kind === 'exceeded') {
    // A request has one first mail, however often it is posted: without it the person would wait for nothing.
    return isFirst
      ? wait(recent, 'sent-a-moment-ago')
      : { kind: 'drop', cause: 'sent-a-moment-ago' };
  }
  const daily = await rateLimits.takeRolling(
    `confirm-address-daily|${personKey}`,
    daySeconds,
    confirmationMails.perDay,
  );
  return daily.kind === 'allowed' ? send : { kind: 'drop', cause: 'sent-often-today' };
}
