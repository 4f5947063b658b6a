import { retryPolicy } from '../../../../../local/functions-host/triggers/retry-policy';

describe('a retry policy', () => {
  it('is none without options', () => {
    expect(retryPolicy(undefined)).toBeUndefined();
  });

  it('waits the same time before every retry', () => {
    const policy = retryPolicy({
      maxRetryCount: 2,
      retryStrategy: 'fixedDelay',
      delayInterval: { seconds: 3 },
    });

    expect([policy?.maxRetryCount, policy?.delay(0), policy?.delay(5)]).toEqual([2, 3000, 3000]);
  });

  it('doubles the time up to a limit', () => {
    const intervals = { minimumInterval: { seconds: 1 }, maximumInterval: { seconds: 3 } };
    const policy = retryPolicy({
      maxRetryCount: 9,
      retryStrategy: 'exponentialBackoff',
      ...intervals,
    });

    expect([0, 1, 2, 3].map((retry) => policy?.delay(retry))).toEqual([1000, 2000, 3000, 3000]);
  });
});
