import type { AccessPackage } from '../../domain/policy/access-package';
import type { RequestRows } from '../../domain/request/request-rows';
import type { GivenView } from '../../ports/request-view';
import { resourceViews } from './resource-views';

/** What the guest was given of the access package so far, and what not. */
export function givenView(
  rows: Pick<RequestRows, 'resources'>,
  { resources }: Pick<AccessPackage, 'resources'>,
): GivenView {
  const numbers = new Set(
    rows.resources.flatMap(({ value }) => (value.state === 'delivered' ? [value.number] : [])),
  );
  const given = resources.filter((_, index) => numbers.has(index + 1));
  const missing = resources.filter((_, index) => !numbers.has(index + 1));
  const some = given.length === 0 ? 'none' : 'some';
  return {
    extent: missing.length === 0 ? 'all' : some,
    given: resourceViews(given),
    missing: resourceViews(missing),
  };
}
