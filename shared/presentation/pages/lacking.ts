import type { RequestState } from '../../domain/request/request-state';
import type { GivenView } from '../../ports/request-view';

const setUp: ReadonlySet<RequestState> = new Set<RequestState>([
  'approved',
  'delivering',
  'delivered',
  'partiallyDelivered',
]);

/** Whether the guest is invited by then, so that access can be there. */
export const isSetUp = (state: RequestState): boolean => setUp.has(state);

/** A request of which it may be said what access it led to. */
export interface Lacking {
  readonly state: RequestState;
  /** Once the guest was welcomed, until the access ends. */
  readonly access?: GivenView | undefined;
}

/** What a guest who was welcomed does not have yet; undefined when nothing is missing, or nothing was to be there. */
export function lacking({ state, access }: Lacking): GivenView | undefined {
  return isSetUp(state) && access !== undefined && access.extent !== 'all' ? access : undefined;
}
