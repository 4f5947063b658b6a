import fc from 'fast-check';
import { makeWaitingList } from '../../../../local/clock/waiting-list';

describe('makeWaitingList', () => {
  it('fires exactly what is due, sorted by due time, ties in the order they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(20), (dues, instant) => {
        const list = makeWaitingList();
        const fired: { due: number; order: number }[] = [];
        for (const [order, due] of dues.entries()) {
          list.add({ due, stop: true, fire: () => fired.push({ due, order }) });
        }

        list.fireDue(instant);

        const expected = dues
          .map((due, order) => ({ due, order }))
          .filter(({ due }) => due <= instant)
          .toSorted((a, b) => a.due - b.due || a.order - b.order);
        expect(fired).toEqual(expected);
      }),
    );
  });

  it('does not fire what one of the same moment takes out', () => {
    const fired: string[] = [];
    const list = makeWaitingList();
    list.add({ due: 1, stop: true, fire: () => takeOut() });
    const takeOut = list.add({ due: 2, stop: true, fire: () => fired.push('second') });

    list.fireDue(5);

    expect(fired).toEqual([]);
  });

  it('leaves for the next time what firing adds', () => {
    const fired: string[] = [];
    const list = makeWaitingList();
    const later = { due: 1, stop: true, fire: () => fired.push('added') };
    list.add({ due: 1, stop: true, fire: () => list.add(later) });

    list.fireDue(5);
    expect(fired).toEqual([]);
    list.fireDue(5);

    expect(fired).toEqual(['added']);
  });
});
