import fc from 'fast-check';

import { makeDueQueue } from '../../../../../../local/functions-host/durable/engine/due-queue';

const isRemoved = (entries: readonly (readonly [number, boolean])[], index: number): boolean =>
  entries[index]?.[1] ?? false;

describe('a due queue', () => {
  it('gives entries by due time, and those due together in the order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (dues) => {
        const queue = makeDueQueue<number>();
        for (const [index, due] of dues.entries()) queue.add(due, index);

        const taken = dues.map(() => queue.takeDue(Infinity));

        const expected = [...dues.keys()].toSorted((a, b) => (dues[a] ?? 0) - (dues[b] ?? 0));
        expect(taken).toEqual(expected);
        expect(queue.earliest()).toBeUndefined();
      }),
    );
  });

  it('gives none that was taken out again, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.boolean())), (entries) => {
        const queue = makeDueQueue<number>();
        const removals = entries.map(([due], index) => queue.add(due, index));
        for (const [index, remove] of removals.entries()) if (isRemoved(entries, index)) remove();

        const taken: (number | undefined)[] = [];
        while (queue.earliest() !== undefined) taken.push(queue.takeDue(Infinity));

        const kept = [...entries.keys()].filter((index) => !isRemoved(entries, index));
        expect(taken).toEqual(
          kept.toSorted((a, b) => (entries[a]?.[0] ?? 0) - (entries[b]?.[0] ?? 0)),
        );
      }),
    );
  });

  it('gives nothing before it is due', () => {
    const queue = makeDueQueue<string>();
    queue.add(10, 'ten');

    expect(queue.takeDue(9)).toBeUndefined();
    expect(queue.takeDue(10)).toBe('ten');
  });
});
