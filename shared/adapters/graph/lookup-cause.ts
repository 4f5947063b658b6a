import type { GraphRefusal } from './graph-failure';

/** Why Graph refused to look somebody up. */
export function lookupCause({ status }: Pick<GraphRefusal, 'status'>): string {
  return status === 403 ? 'directory.permission-missing' : 'directory.refused';
}
