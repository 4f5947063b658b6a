import { makeGroupWriter } from '../../../../local/journal/group-writer';

const bytes = (text: string): Buffer => Buffer.from(text);

describe('makeGroupWriter', () => {
  it('writes everything of one turn at once, and then says so', async () => {
    const written: string[] = [];
    const writer = makeGroupWriter((group) => written.push(group.toString()));
    writer.write(bytes('a'));
    writer.write(bytes('b'));
    const before = [...written];

    await new Promise<unknown>((resolve) => {
      writer.whenKept(resolve);
    });

    expect(before).toEqual([]);
    expect(written).toEqual(['ab']);
    expect(writer.isIdle()).toBe(true);
  });

  it('tells all who wait that it could not write, and writes in order later', () => {
    let isFull = true;
    const written: string[] = [];
    const told: (string | undefined)[] = [];
    const writer = makeGroupWriter((group) => {
      if (isFull) throw new Error('No space left.');
      written.push(group.toString());
    });
    const tell = (error?: Error): void => {
      told.push(error?.message);
    };
    writer.write(bytes('a'));
    writer.whenKept(tell);
    writer.whenKept(tell);
    writer.flush();

    isFull = false;
    writer.write(bytes('b'));
    writer.whenKept(tell);
    writer.flush();

    expect(told).toEqual(['No space left.', 'No space left.', undefined]);
    expect(written).toEqual(['ab']);
  });

  it('is busy until it has written', () => {
    const writer = makeGroupWriter(() => undefined);
    writer.write(bytes('a'));
    const before = writer.isIdle();

    writer.flush();

    expect([before, writer.isIdle()]).toEqual([false, true]);
  });
});
