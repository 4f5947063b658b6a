import { makeInTurn } from '../../../../../shared/adapters/tables/in-turn';

describe('makeInTurn', () => {
  it('runs work of one key one after the other, in the order it came', async () => {
    const inTurn = makeInTurn();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      return name;
    };

    const answers = await Promise.all([inTurn('k', work('a')), inTurn('k', work('b'))]);

    expect(answers).toEqual(['a', 'b']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('does not let one key wait for another', async () => {
    const inTurn = makeInTurn();
    const stuck = inTurn('slow', () => new Promise<void>(() => undefined));

    const answer = await inTurn('quick', () => Promise.resolve('done'));

    expect(answer).toBe('done');
    expect(stuck).toBeInstanceOf(Promise);
  });

  it('goes on after work that failed', async () => {
    const inTurn = makeInTurn();

    const failing = inTurn('k', () => Promise.reject(new Error('no')));
    const next = inTurn('k', () => Promise.resolve('done'));

    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });
});
