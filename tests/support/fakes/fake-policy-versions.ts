import { parseAccessPackageVersion } from '../../../shared/contracts/policy/parse-access-package-version';
import type { AccessPackage } from '../../../shared/domain/policy/access-package';
import type { PolicyVersions } from '../../../shared/ports/policy-versions';

export interface FakePolicyVersions extends PolicyVersions {
  /** Keeps a package as it is, without the text it would be read from. */
  hold(version: string, accessPackage: AccessPackage): void;
  /** The versions kept so far. */
  versions(): readonly string[];
}

/** Policy versions in memory. */
export function makeFakePolicyVersions(): FakePolicyVersions {
  const packages = new Map<string, AccessPackage>();
  return {
    hold: (version, accessPackage) => void packages.set(version, accessPackage),
    versions: () => [...packages.keys()],
    keep(version, text) {
      if (!packages.has(version)) packages.set(version, parseAccessPackageVersion(text));
      return Promise.resolve();
    },
    load: (version) => Promise.resolve(packages.get(version)),
  };
}
