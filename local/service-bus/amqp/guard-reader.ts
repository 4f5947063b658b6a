import { Reader } from 'rhea/lib/types.js';

const mostEmptyItems = 1024;

function assertPossible(count: number, most: number): void {
  if (count > most) throw new Error(`A value announces ${count} items, more than there can be.`);
}

/** Makes room as it goes: lists within lists would each claim what is left of the frame. */
function collect(count: number, next: () => unknown): unknown[] {
  const items: unknown[] = [];
  while (items.length < count) items.push(next());
  return items;
}

/** As the library's own, in the place of which they are put. */
const guarded: Pick<Reader, 'read_n' | 'read_array_items'> & ThisType<Reader> = {
  read_n(count) {
    assertPossible(count, this.remaining());
    return collect(count, () => this.read());
  },
  read_array_items(count, type) {
    assertPossible(count, type.width === 0 ? mostEmptyItems : this.remaining());
    return collect(count, () => this.read_value(type));
  },
};

/**
 * Keeps rhea from making room for as many items as a frame claims to have. What a frame holds bounds its lists and
 * maps; items of no width at all are never many in what clients send.
 */
export function guardReader(): void {
  Object.assign(Reader.prototype, guarded);
}
