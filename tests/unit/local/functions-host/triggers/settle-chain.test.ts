import { makeSettleChain } from '../../../../../local/functions-host/triggers/settle-chain';

describe('a chain of settlements', () => {
  it('begins each only when the one before has ended, failed or not', async () => {
    const inOrder = makeSettleChain();
    const seen: string[] = [];
    const settle = (name: string, fails: boolean) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
    };

    const all = await Promise.allSettled([inOrder(settle('a', true)), inOrder(settle('b', false))]);

    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
