import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { RequestStore } from '../../ports/request-store';
import { accessPackageOf } from '../access-package-of';

export interface LoadRequestDeps {
  readonly store: RequestStore;
  readonly policyVersions: PolicyVersions;
}

/** A request with the policy version it was made under. */
export interface LoadedRequest {
  readonly rows: RequestRows;
  readonly accessPackage: AccessPackage;
}

/** Undefined when there is no such request. */
export type LoadRequest = (requestId: string) => Promise<LoadedRequest | undefined>;

export function makeLoadRequest({ store, policyVersions }: LoadRequestDeps): LoadRequest {
  return async (requestId) => {
    const rows = await store.load(requestId);
    if (rows === undefined) return undefined;
    const accessPackage = await accessPackageOf(rows.request.value, policyVersions);
    return { rows, accessPackage };
  };
}
