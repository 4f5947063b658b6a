import { AppError } from '../domain/app-error';
import type { AccessPackage } from '../domain/policy/access-package';
import type { SignUpRequest } from '../domain/request/sign-up-request';
import type { PolicyVersions } from '../ports/policy-versions';

/**
 * The access package in the version that the request was made under.
 * @throws AppError `policy.version-missing` when it was not kept, though every version is kept before its first request
 */
export async function accessPackageOf(
  { policyVersion }: Pick<SignUpRequest, 'policyVersion'>,
  policyVersions: Pick<PolicyVersions, 'load'>,
): Promise<AccessPackage> {
  const accessPackage = await policyVersions.load(policyVersion);
  if (accessPackage === undefined) throw new AppError('policy.version-missing');
  return accessPackage;
}
