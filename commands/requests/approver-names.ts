import type { RequestRows } from '../../shared/domain/request/request-rows';

/** Approvers by name; everybody else as the rows call them. */
export function approverNames({
  approvers,
}: Pick<RequestRows, 'approvers'>): (key: string) => string {
  const names = new Map(approvers.map(({ value }) => [value.key, value.displayName]));
  return (key) => names.get(key) ?? key;
}
