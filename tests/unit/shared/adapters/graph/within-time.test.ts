import { withinTime } from '../../../../../shared/adapters/graph/within-time';

describe('withinTime', () => {
  it('answers what is answered in time', async () => {
    await expect(withinTime(60_000, Promise.resolve('token'))).resolves.toBe('token');
  });

  it('rejects when nothing comes', async () => {
    await expect(withinTime(1, new Promise(() => undefined))).rejects.toMatchObject({
      code: 'graph.no-answer',
      retryable: true,
    });
  });
});
