import type { GraphRefusal } from './graph-failure';

/** Why Graph refused what was asked about a role of an application. */
export function applicationCause({ status }: Pick<GraphRefusal, 'status'>): string {
  return status === 403 ? 'application.permission-missing' : 'application.refused';
}
