interface Node<T> {
  readonly value: T;
  index: number;
}

/** Values in order, the smallest first. */
export interface Heap<T> {
  /** Gives the way to take it out again: true when it was still in. */
  add(value: T): () => boolean;
  first(): T | undefined;
  takeFirst(): T | undefined;
}

type Compare<T> = (a: T, b: T) => number;

function put<T>(nodes: Node<T>[], node: Node<T>, index: number): void {
  nodes[index] = node;
  node.index = index;
}

function siftUp<T>(nodes: Node<T>[], node: Node<T>, compare: Compare<T>): void {
  let index = node.index;
  while (index > 0) {
    const above = nodes[(index - 1) >> 1];
    if (above === undefined || compare(above.value, node.value) <= 0) break;
    const free = above.index;
    put(nodes, above, index);
    index = free;
  }
  put(nodes, node, index);
}

function smallerChild<T>(
  nodes: readonly Node<T>[],
  index: number,
  compare: Compare<T>,
): Node<T> | undefined {
  const left = nodes[2 * index + 1];
  const right = nodes[2 * index + 2];
  if (left === undefined || right === undefined) return left;
  return compare(right.value, left.value) < 0 ? right : left;
}

function siftDown<T>(nodes: Node<T>[], node: Node<T>, compare: Compare<T>): void {
  let index = node.index;
  for (;;) {
    const below = smallerChild(nodes, index, compare);
    if (below === undefined || compare(node.value, below.value) <= 0) break;
    const free = below.index;
    put(nodes, below, index);
    index = free;
  }
  put(nodes, node, index);
}

/** A binary heap whose values can also leave from the middle, in logarithmic time. */
export function makeHeap<T>(compare: Compare<T>): Heap<T> {
  const nodes: Node<T>[] = [];

  const takeOut = (node: Node<T>): boolean => {
    if (nodes[node.index] !== node) return false;
    const last = nodes.pop();
    if (last !== undefined && last !== node) {
      put(nodes, last, node.index);
      siftUp(nodes, last, compare);
      siftDown(nodes, last, compare);
    }
    node.index = -1;
    return true;
  };

  return {
    add(value) {
      const node = { value, index: nodes.length };
      nodes.push(node);
      siftUp(nodes, node, compare);
      return () => takeOut(node);
    },
    first: () => nodes[0]?.value,
    takeFirst() {
      const [first] = nodes;
      if (first === undefined) return undefined;
      takeOut(first);
      return first.value;
    },
  };
}
