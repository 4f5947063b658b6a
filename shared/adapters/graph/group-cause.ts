import type { GraphRefusal } from './graph-failure';

/** Why Graph refused what was asked about a group; 403 also where nobody may change the members of its kind. */
export function groupCause({ status }: Pick<GraphRefusal, 'status'>): string {
  return status === 403 ? 'group.permission-missing' : 'group.refused';
}
