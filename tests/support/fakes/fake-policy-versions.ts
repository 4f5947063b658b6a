import { parseAccessPackageVersion } from '../../../shared/contracts/policy/parse-access-package-version';
import type { AccessPackage } from '../../../shared/domain/policy/access-package';
import type { Clock } from '../../../shared/ports/clock';
import type { PolicyVersions } from '../../../shared/ports/policy-versions';
import { makeFakeClock } from './fake-clock';

export interface FakePolicyVersions extends PolicyVersions {
  /** Keeps a package as it is, without the text it would be read from. */
  hold(version: string, accessPackage: AccessPackage): void;
  /** The versions kept so far. */
  versions(): readonly string[];
}

/** Policy versions in memory. */
export function makeFakePolicyVersions(clock: Clock = makeFakeClock()): FakePolicyVersions {
  const packages = new Map<string, AccessPackage>();
  const kept = new Map<string, string>();
  const note = (version: string): void => void kept.set(version, clock.now().toISOString());
  return {
    hold(version, accessPackage) {
      packages.set(version, accessPackage);
      note(version);
    },
    versions: () => [...packages.keys()],
    keep(version, text) {
      if (!packages.has(version)) packages.set(version, parseAccessPackageVersion(text));
      note(version);
      return Promise.resolve();
    },
    load: (version) => Promise.resolve(packages.get(version)),
    unkeptSince: (instant) =>
      Promise.resolve(
        [...kept].filter(([, at]) => at < instant.toISOString()).map(([version]) => version),
      ),
    remove(version, unkeptSince) {
      if ((kept.get(version) ?? '') < unkeptSince.toISOString()) {
        kept.delete(version);
        packages.delete(version);
      }
      return Promise.resolve();
    },
  };
}
