import { makeStackClock } from '../../../../local/clock/stack-clock';
import type { GraphCall } from '../../../../local/graph/graph-route';
import { defaultGraphSettings } from '../../../../local/graph/graph-settings';
import { makeThrottle } from '../../../../local/graph/throttle';

const call = (method: string, path: string, appId = 'app'): GraphCall => ({
  method,
  path,
  query: new URLSearchParams(),
  isEventual: false,
  body: undefined,
  caller: { appId, roles: new Set() },
});

const times = (count: number, action: () => void): void => {
  for (let index = 0; index < count; index += 1) action();
};
const refusal = (retryAfter: string): Error =>
  expect.objectContaining({
    status: 429,
    headers: expect.objectContaining({ 'retry-after': retryAfter }) as object,
  }) as Error;

describe('makeThrottle', () => {
  let now = 0;
  const clock = makeStackClock(
    () => undefined,
    () => now,
  );
  const throttled = (factor: number) =>
    makeThrottle(clock, { ...defaultGraphSettings, throttleFactor: factor });

  beforeEach(() => {
    now = 0;
  });

  it('never refuses with factor 0', () => {
    const throttle = throttled(0);

    expect(() => times(10_000, () => throttle.count(call('POST', '/invitations')))).not.toThrow();
  });

  it('allows 150 invitations in 5 seconds, all applications together', () => {
    const throttle = throttled(1);
    times(75, () => throttle.count(call('POST', '/invitations', 'one')));
    times(75, () => throttle.count(call('POST', '/invitations', 'two')));
    now = 2_000;

    expect(() => throttle.count(call('POST', '/invitations'))).toThrow(refusal('3'));
    now = 5_000;
    expect(() => throttle.count(call('POST', '/invitations'))).not.toThrow();
  });

  it('counts writes per application over 150 seconds', () => {
    const throttle = throttled(0.01);
    times(30, () => throttle.count(call('PATCH', '/users/1')));

    expect(() => throttle.count(call('PATCH', '/users/1'))).toThrow(refusal('150'));
    expect(() => throttle.count(call('PATCH', '/users/1', 'other'))).not.toThrow();
  });

  it('counts reads by what they cost', () => {
    const throttle = throttled(0.01);
    times(7, () => throttle.count(call('GET', '/groups/1/transitiveMembers')));

    expect(() => throttle.count(call('GET', '/groups/1'))).toThrow(refusal('10'));
  });
});
