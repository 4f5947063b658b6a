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

  const isBefore = (a: Entry<T>, b: Entry<T>): boolean =>
    a.due < b.due || (a.due === b.due && a.order < b.order);
  const place = (entry: Entry<T>, position: number): void => {
    heap[position] = entry;
    entry.position = position;
  };

  const rise = (entry: Entry<T>): void => {
    for (;;) {
      const parentAt = (entry.position - 1) >> 1;
      const parent = heap[parentAt];
      if (entry.position === 0 || parent === undefined || !isBefore(entry, parent)) return;
      place(parent, entry.position);
      place(entry, parentAt);
    }
  };
  const sink = (entry: Entry<T>): void => {
    for (;;) {
      const left = heap[2 * entry.position + 1];
      const right = heap[2 * entry.position + 2];
      const child =
        left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, entry)) return;
      const childAt = child.position;
      place(child, entry.position);
      place(entry, childAt);
    }
  };
  const remove = (entry: Entry<T>): void => {
    if (entry.position < 0) return;
    const last = heap.pop();
    if (last !== undefined && last !== entry) {
      place(last, entry.position);
      rise(last);
      sink(last);
    }
    entry.position = -1;
  };

  return {
    add(due, value) {
      const entry: Entry<T> = { due, order: order++, value, position: heap.length };
      heap.push(entry);
      rise(entry);
      return () => remove(entry);
    },
    earliest: () => heap[0]?.due,
    takeDue(instant) {
      const first = heap[0];
      if (first === undefined || first.due > instant) return undefined;
      remove(first);
      return first.value;
    },
  };
}
