import type { AccessPackage } from '../domain/policy/access-package';

/** Every version of an access package's policy that a request was made under, by the hash of its text. */
export interface PolicyVersions {
  /** Stores a version's canonical text once; does nothing when it is there. */
  keep(version: string, text: string): Promise<void>;
  /** The package as that version wrote it; undefined when it was never kept. Cached: versions never change. */
  load(version: string): Promise<AccessPackage | undefined>;
}
