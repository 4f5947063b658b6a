import type { RequestRows } from '../request/request-rows';

/** Decided, and about to be given. */
export function isInDelivery({ request }: Pick<RequestRows, 'request'>): boolean {
  const { state } = request.value;
  return state === 'approved' || state === 'delivering';
}

/** Access ends or has ended: nothing more may be given. */
export function isAccessOver({ assignment }: Pick<RequestRows, 'assignment'>): boolean {
  return assignment !== undefined && assignment.value.state !== 'active';
}

/** Access is given, or is being taken away but not gone yet. */
export function holdsAccess({ assignment }: Pick<RequestRows, 'assignment'>): boolean {
  return assignment !== undefined && assignment.value.state !== 'ended';
}

/** Access goes on, or its account still waits to be settled: the rows that this takes are kept. */
export function isNeeded(rows: Pick<RequestRows, 'assignment'>): boolean {
  return holdsAccess(rows) || rows.assignment?.value.dueAt !== undefined;
}
