import { z } from 'zod';
import { activityHandler } from '../../../../functions/activities/activity-handler';
import { AppError } from '../../../../shared/domain/app-error';

const later = z.object({
  kind: z.literal('later'),
  afterSeconds: z.number(),
  throttled: z.boolean(),
});
const contract = {
  name: 'double',
  input: z.strictObject({ count: z.number() }),
  output: z.union([z.strictObject({ kind: z.literal('doubled'), count: z.number() }), later]),
};

const failing = (thrown: Error) =>
  activityHandler(contract, async () => {
    await Promise.resolve();
    throw thrown;
  });

describe('activityHandler', () => {
  it('hands over what it was given and what came of it', async () => {
    const handler = activityHandler(contract, ({ count }) =>
      Promise.resolve({ kind: 'doubled', count: count * 2 } as const),
    );

    expect(await handler({ count: 21 })).toEqual({ kind: 'doubled', count: 42 });
  });

  it('refuses an input that the contract does not know', async () => {
    const handler = activityHandler(contract, ({ count }) =>
      Promise.resolve({ kind: 'doubled', count } as const),
    );

    await expect(handler({ count: '21' })).rejects.toThrow('expected number');
    await expect(handler(undefined)).rejects.toThrow('expected object');
  });

  it('answers later when a backend is down, and throws for everything else', async () => {
    const down = await failing(new AppError('tables.unavailable', { retryable: true }))({
      count: 1,
    });

    expect(down).toEqual({ kind: 'later', afterSeconds: 5, throttled: false });
    await expect(failing(new AppError('tables.refused'))({ count: 1 })).rejects.toThrow(
      'tables.refused',
    );
    await expect(failing(new TypeError('a bug'))({ count: 1 })).rejects.toThrow('a bug');
  });
});
