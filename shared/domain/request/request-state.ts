/**
 * Where a sign-up request is, in the words of Microsoft Graph.
 * @see https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest (accessPackageRequestState)
 */
export const requestStates = [
  'unverified',
  'pendingApproval',
  'changesRequested',
  'approved',
  'delivering',
  'delivered',
  'partiallyDelivered',
  'deliveryFailed',
  'denied',
  'canceled',
  'expired',
] as const;
export type RequestState = (typeof requestStates)[number];

/** What can happen to a request as a whole. */
export const requestEvents = [
  'confirm',
  'approve',
  'deny',
  'cancel',
  'expire',
  'requestChanges',
  'resubmit',
  'startDelivery',
  'deliver',
  'deliverPartly',
  'failDelivery',
  'redeliver',
] as const;
export type RequestEvent = (typeof requestEvents)[number];

const transitions: Readonly<Record<RequestState, Partial<Record<RequestEvent, RequestState>>>> = {
  unverified: { confirm: 'pendingApproval', cancel: 'canceled', expire: 'expired' },
  pendingApproval: {
    approve: 'approved',
    deny: 'denied',
    cancel: 'canceled',
    expire: 'expired',
    requestChanges: 'changesRequested',
    failDelivery: 'deliveryFailed',
  },
  changesRequested: { resubmit: 'pendingApproval', cancel: 'canceled', expire: 'expired' },
  approved: { startDelivery: 'delivering', failDelivery: 'deliveryFailed' },
  delivering: {
    // Begun again before anybody was invited.
    startDelivery: 'delivering',
    deliver: 'delivered',
    deliverPartly: 'partiallyDelivered',
    failDelivery: 'deliveryFailed',
  },
  partiallyDelivered: { redeliver: 'delivering' },
  delivered: {},
  // Only where it had been approved: the operator's act sees to it.
  deliveryFailed: { redeliver: 'delivering' },
  denied: {},
  canceled: {},
  expired: {},
};

/** The state after an event, or undefined when that event means nothing in this state: then nothing may be written. */
export function nextState(state: RequestState, event: RequestEvent): RequestState | undefined {
  return transitions[state][event];
}

const endStates: ReadonlySet<RequestState> = new Set<RequestState>([
  'delivered',
  'partiallyDelivered',
  'deliveryFailed',
  'denied',
  'canceled',
  'expired',
]);

/** Nobody is asked any more: the person may ask for the package again, and retention counts from here. */
export function isAtEnd(state: RequestState): boolean {
  return endStates.has(state);
}
