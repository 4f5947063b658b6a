import type { AccessPackage } from '../domain/policy/access-package';

/** Every version of an access package's policy that a request was made under, by the hash of its text. */
export interface PolicyVersions {
  /** Stores a version's canonical text once, and notes, once a day, that it is in force. */
  keep(version: string, text: string): Promise<void>;
  /** The package as that version wrote it; undefined when it was never kept. Cached: versions never change. */
  load(version: string): Promise<AccessPackage | undefined>;
  /** The versions that were not kept since an instant. */
  unkeptSince(instant: Date): Promise<readonly string[]>;
  /** Deletes a version, unless it was kept since that instant; succeeds when it is gone already. */
  remove(version: string, unkeptSince: Date): Promise<void>;
}
