import {
  isAtEnd,
  nextState,
  requestEvents,
  requestStates,
  type RequestState,
} from '../../../../../shared/domain/request/request-state';

function reachableFrom(start: RequestState): ReadonlySet<RequestState> {
  const found = new Set<RequestState>([start]);
  for (const state of found) {
    for (const event of requestEvents) {
      const next = nextState(state, event);
      if (next !== undefined) found.add(next);
    }
  }
  return found;
}

describe('nextState', () => {
  it('reaches every state from an unverified request', () => {
    expect([...reachableFrom('unverified')].toSorted()).toEqual([...requestStates].toSorted());
  });

  it('leads out of no end but back to a delivery that left something out', () => {
    const ways = requestStates.filter(isAtEnd).flatMap((state) =>
      requestEvents.flatMap((event) => {
        const next = nextState(state, event);
        return next === undefined ? [] : [`${state} ${event} ${next}`];
      }),
    );

    expect(ways).toEqual([
      'partiallyDelivered redeliver delivering',
      'deliveryFailed redeliver delivering',
    ]);
  });

  it('comes to an end from every state', () => {
    const stuck = requestStates.filter((state) => ![...reachableFrom(state)].some(isAtEnd));

    expect(stuck).toEqual([]);
  });

  it('lets in only what was approved', () => {
    const waysIn = requestStates.flatMap((state) =>
      requestEvents
        .filter((event) => nextState(state, event) === 'delivering')
        .map((event) => `${state} ${event}`),
    );
    const waysToApproved = requestStates.flatMap((state) =>
      requestEvents
        .filter((event) => nextState(state, event) === 'approved')
        .map((event) => `${state} ${event}`),
    );

    expect(waysIn).toEqual([
      'approved startDelivery',
      'delivering startDelivery',
      'partiallyDelivered redeliver',
      'deliveryFailed redeliver',
    ]);
    expect(waysToApproved).toEqual(['pendingApproval approve']);
  });

  it('can be canceled until it is approved', () => {
    const cancelable = requestStates.filter((state) => nextState(state, 'cancel') !== undefined);

    expect(cancelable).toEqual(['unverified', 'pendingApproval', 'changesRequested']);
  });
});
