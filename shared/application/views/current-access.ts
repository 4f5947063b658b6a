import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import type { GivenView } from '../../ports/request-view';
import { givenView } from './given-view';

/** What the guest has of the access package, while access lasts; undefined before the welcome and after the end. */
export function currentAccess(
  rows: Pick<RequestRows, 'assignment' | 'resources'>,
  accessPackage: Pick<AccessPackage, 'resources'>,
): GivenView | undefined {
  return rows.assignment?.value.state === 'active' ? givenView(rows, accessPackage) : undefined;
}
