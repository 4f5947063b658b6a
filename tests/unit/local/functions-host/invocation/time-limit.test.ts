import { makeTimeLimit } from '../../../../../local/functions-host/invocation/time-limit';

const late = (): Error => new Error('late');

describe('a time limit', () => {
  it('lets work that ends in time settle as it does', async () => {
    const limit = makeTimeLimit(1000);

    await expect(limit.apply(Promise.resolve(1), late)).resolves.toBe(1);
    await expect(limit.apply(Promise.reject(new Error('own')), late)).rejects.toThrow('own');
  });

  it('gives up work that never ends', async () => {
    const limit = makeTimeLimit(5);

    await expect(limit.apply(new Promise(() => undefined), late)).rejects.toThrow('late');
  });

  it('of infinity is none', async () => {
    const work = Promise.resolve(1);

    expect(makeTimeLimit(Infinity).apply(work, late)).toBe(work);
    await work;
  });
});
