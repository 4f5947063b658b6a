import fc from 'fast-check';
import { makeHeap } from '../../../local/heap';

const numeric = (a: number, b: number): number => a - b;

describe('makeHeap', () => {
  it('gives its values in order, without those that left', () => {
    const entry = fc.record({ value: fc.integer({ min: 0, max: 50 }), leaves: fc.boolean() });

    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const heap = makeHeap(numeric);
        const added = entries.map((one) => ({ ...one, takeOut: heap.add(one.value) }));
        const left = added.filter(({ leaves }) => leaves).map(({ takeOut }) => takeOut());
        const stayed = entries.filter(({ leaves }) => !leaves).map(({ value }) => value);
        const taken = stayed.map(() => heap.takeFirst());

        expect(left).toEqual(left.map(() => true));
        expect(taken).toEqual(stayed.toSorted(numeric));
        expect(heap.takeFirst()).toBeUndefined();
      }),
    );
  });

  it('lets a value leave once', () => {
    const heap = makeHeap(numeric);
    const takeOut = heap.add(1);

    const left = [takeOut(), takeOut()];

    expect(left).toEqual([true, false]);
    expect(heap.first()).toBeUndefined();
  });
});
