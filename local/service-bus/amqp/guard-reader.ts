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

let isGuarded = false;

/**
 * Keeps rhea from making room for as many items as a frame claims to have. What a frame holds bounds its lists and
 * maps; items of no width at all are never many in what clients send.
 */
export function guardReader(): void {
  if (isGuarded) return;
  isGuarded = true;
  Reader.prototype.read_n = function readItems(count) {
    assertPossible(count, this.remaining());
    return collect(count, () => this.read());
  };
  Reader.prototype.read_array_items = function readArrayItems(count, type) {
    assertPossible(count, type.width === 0 ? mostEmptyItems : this.remaining());
    return collect(count, () => this.read_value(type));
  };
}
