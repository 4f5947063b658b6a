import { restartDelayMs } from '../../../../local/supervisor/restart-delay';

describe('restartDelayMs', () => {
  it('starts again at once, then waits longer and longer, never above a second', () => {
    const delays = [1, 2, 3, 4, 5, 50].map(restartDelayMs);

    expect(delays).toEqual([0, 250, 500, 1000, 1000, 1000]);
  });
});
