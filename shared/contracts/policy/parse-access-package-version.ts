import type { AccessPackage } from '../../domain/policy/access-package';
import { accessPackageDocument } from './access-package-document';
import { toAccessPackage } from './to-access-package';

/**
 * The access package as a stored version wrote it. Whether all of it is still allowed is not asked again: the request was
 * made under it.
 * @throws Error when the text is not what was stored
 */
export function parseAccessPackageVersion(text: string): AccessPackage {
  return toAccessPackage(accessPackageDocument.parse(JSON.parse(text)));
}
