import type { GraphRefusal } from './graph-failure';

/** Why Graph refused what was asked about a guest's account. */
export function accountCause({ status }: Pick<GraphRefusal, 'status'>): string {
  return status === 403 ? 'account.permission-missing' : 'account.refused';
}
