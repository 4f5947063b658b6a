import { makeSettleChain } from '../../../../../local/functions-host/triggers/settle-chain';

describe('a chain of settlements', () => {
  it('begins each in a turn of its own', async () => {
    const inOrder = makeSettleChain();
    const seen: string[] = [];
    const settle = (name: string) => async (): Promise<void> => {
      seen.push(name);
      setImmediate(() => seen.push(`turn after ${name}`));
      await Promise.resolve();
    };

    await Promise.all([inOrder(settle('a')), inOrder(settle('b'))]);

    expect(seen).toEqual(['a', 'turn after a', 'b']);
  });

  it('waits for none whose answer does not come or is a failure', async () => {
    const inOrder = makeSettleChain();
    void inOrder(() => new Promise(() => undefined));
    const failed = inOrder(() => Promise.reject(new Error('lost')));

    const settled = inOrder(() => Promise.resolve());

    await expect(failed).rejects.toThrow('lost');
    await expect(settled).resolves.toBeUndefined();
  });
});
