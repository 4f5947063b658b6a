/** Entries by due time; a binary heap, so that ten thousand waiting instances cost little. */
export interface DueQueue<T> {
  /** Gives the way to take the entry out again. */
  add(due: number, value: T): () => void;
  /** The earliest due time. */
  earliest(): number | undefined;
  /** Takes out the earliest entry if it is due by `instant`. */
  takeDue(instant: number): T | undefined;
}

interface Entry<T> {
  readonly due: number;
  readonly order: number;
  readonly value: T;
  /** In the heap; -1 once out. */
  position: number;
}

export function makeDueQueue<T>(): DueQueue<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  return {
    add(due, value) {
      const entry: Entry<T> = { due, order: order++, value, position: heap.length };
      heap.push(entry);
      rise(heap, entry);
      return () => remove(heap, entry);
    },
    earliest: () => heap[0]?.due,
    takeDue(instant) {
      const first = heap[0];
      if (first === undefined || first.due > instant) return undefined;
      remove(heap, first);
      return first.value;
    },
  };
}

function isBefore<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

function swap<T>(heap: Entry<T>[], a: Entry<T>, b: Entry<T>): void {
  const { position } = a;
  a.position = b.position;
  b.position = position;
  heap[a.position] = a;
  heap[b.position] = b;
}

function rise<T>(heap: Entry<T>[], entry: Entry<T>): void {
  while (entry.position > 0) {
    const parent = heap[(entry.position - 1) >> 1];
    if (parent === undefined || !isBefore(entry, parent)) return;
    swap(heap, entry, parent);
  }
}

function sink<T>(heap: Entry<T>[], entry: Entry<T>): void {
  for (;;) {
    const left = heap[2 * entry.position + 1];
    const right = heap[2 * entry.position + 2];
    const child = left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
    if (child === undefined || !isBefore(child, entry)) return;
    swap(heap, entry, child);
  }
}

function remove<T>(heap: Entry<T>[], entry: Entry<T>): void {
  if (entry.position < 0) return;
  const last = heap.pop();
  if (last !== undefined && last !== entry) {
    last.position = entry.position;
    heap[last.position] = last;
    rise(heap, last);
    sink(heap, last);
  }
  entry.position = -1;
}
