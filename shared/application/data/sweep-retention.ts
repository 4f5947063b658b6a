import { isNeeded } from '../../domain/lifecycle/access-state';
import { retainedUntil } from '../../domain/lifecycle/retained-until';
import type { Retention } from '../../domain/policy/settings';
import { nominalSeconds } from '../../domain/duration';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { Clock } from '../../ports/clock';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { ExpiredRows } from '../../ports/expired-rows';
import type { Orchestrations } from '../../ports/orchestrations';
import type { RequestList } from '../../ports/request-list';
import type { StepLog } from '../../ports/step-log';
import { makeTimeBudget } from '../time-budget';
import { forgetPolicyVersions, type ForgetPolicyVersionsDeps } from './forget-policy-versions';
import { inBatches } from './in-batches';
import type { ForgetRequest } from './forget-request';
import type { ReduceRequest } from './reduce-request';

export interface SweepRetentionDeps extends ForgetPolicyVersionsDeps {
  readonly requestList: RequestList;
  readonly expiredRows: ExpiredRows;
  readonly policies: CurrentPolicies;
  readonly clock: Clock;
  readonly log: StepLog;
  readonly forgetRequest: ForgetRequest;
  readonly reduceRequest: ReduceRequest;
}

export interface Swept {
  readonly forgotten: number;
  readonly reduced: number;
  readonly expired: number;
  /** Policy versions that no request refers to any more. */
  readonly versions: number;
  /** Histories of orchestrations that have ended. */
  readonly histories: number;
}

/**
 * Every night: requests whose time is over go, those with access that goes on are reduced to what its end needs; counters,
 * keys and leases that have ended, policy versions that no request refers to, and the histories of orchestrations that
 * ended, are deleted. Each request is a step of its own and what is done is not found again, so a run may stop anywhere.
 */
export type SweepRetention = (
  orchestrations: Pick<Orchestrations, 'forgetEnded'>,
) => Promise<Swept>;

const atOnce = 8;
const pageOfList = 500;
const mostExpired = 20_000;
const historyMs = 30 * 86_400_000;

export function makeSweepRetention(deps: SweepRetentionDeps): SweepRetention {
  return async (orchestrations) => {
    const started = deps.clock.now();
    const isTimeUp = makeTimeBudget(deps.clock);
    const { retention } = deps.policies().settings;
    const counts = { forgotten: 0, reduced: 0 };

    const old = deps.requestList.newestFirst(
      { submittedBefore: oldEnough(started, retention) },
      pageOfList,
    );
    await inBatches(old, { size: atOnce, isTimeUp }, async (request) => {
      const done = await guarded(deps, { requestId: request.id }, async () =>
        retain(deps, request, started),
      );
      if (done === 'forgotten' || done === 'reduced') counts[done] += 1;
    });
    const expired = isTimeUp() ? 0 : await deps.expiredRows.remove(started, mostExpired);
    const versions = isTimeUp() ? 0 : await forgetPolicyVersions(deps);
    const histories = isTimeUp() ? 0 : await forgetHistories(deps, orchestrations, started);
    const swept = { ...counts, expired, versions, histories };
    deps.log.info('retention.swept', { ...swept });
    return swept;
  };
}

/** Rows are the truth: a request needs no history once its orchestration has ended. */
async function forgetHistories(
  deps: SweepRetentionDeps,
  orchestrations: Pick<Orchestrations, 'forgetEnded'>,
  now: Date,
): Promise<number> {
  const forget = async (): Promise<number> =>
    orchestrations.forgetEnded(new Date(now.getTime() - historyMs));
  return (await guarded(deps, { part: 'histories' }, forget)) ?? 0;
}

/** Younger requests cannot be over: the list need not be read from its beginning. */
function oldEnough(now: Date, { unverified, closed, delivered }: Retention): string {
  const shortest = Math.min(...[unverified, closed, delivered].map(nominalSeconds));
  return new Date(now.getTime() - shortest * 1000).toISOString();
}

async function retain(
  deps: SweepRetentionDeps,
  request: SignUpRequest,
  now: Date,
): Promise<'forgotten' | 'reduced' | 'kept'> {
  const { retention, timeZone } = deps.policies().settings;
  const isOver = (one: SignUpRequest): boolean => {
    const until = retainedUntil(one, retention, timeZone);
    return until !== undefined && until <= now;
  };
  if (!isOver(request)) return 'kept';
  const { kind } = await deps.forgetRequest(
    request.id,
    (rows) => isOver(rows.request.value) && !isNeeded(rows),
  );
  if (kind === 'forgotten') return 'forgotten';
  await deps.reduceRequest(request.id, (rows) => isOver(rows.request.value) && isNeeded(rows));
  return 'reduced';
}

/** What cannot be swept keeps nothing else. */
async function guarded<Result>(
  { log }: SweepRetentionDeps,
  about: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    log.error('retention.failed', about, error);
    return undefined;
  }
}
