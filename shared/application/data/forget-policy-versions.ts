import type { Clock } from '../../ports/clock';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { RequestList } from '../../ports/request-list';

export interface ForgetPolicyVersionsDeps {
  readonly policyVersions: PolicyVersions;
  /** Notes which versions are in force. */
  readonly keepPolicies: () => Promise<void>;
  readonly requestList: RequestList;
  readonly clock: Clock;
}

/**
 * Far longer than an instance with an earlier deployment can live and take requests under the version that it knows, and
 * than a request may be on its way into its row.
 */
const unusedDays = 30;
const dayMs = 86_400_000;
const pageOfList = 500;

/**
 * Deletes policy versions that have been out of force for thirty days and that no request refers to any more.
 * @returns how many
 */
export async function forgetPolicyVersions(deps: ForgetPolicyVersionsDeps): Promise<number> {
  const { policyVersions, requestList, clock } = deps;
  await deps.keepPolicies();
  const since = new Date(clock.now().getTime() - unusedDays * dayMs);
  const unused = new Set(await policyVersions.unkeptSince(since));
  if (unused.size === 0) return 0;
  for await (const { policyVersion } of requestList.newestFirst({}, pageOfList)) {
    unused.delete(policyVersion);
    if (unused.size === 0) return 0;
  }
  for (const version of unused) await policyVersions.remove(version, since);
  return unused.size;
}
