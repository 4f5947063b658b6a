export interface WaitingEntry {
  /** Milliseconds since 1970. */
  readonly due: number;
  readonly stop: boolean;
  readonly fire: () => void;
}

/** What waits for an instant. Entries with the same due time keep the order they came in. */
export interface WaitingList {
  /** Gives the way to take it out again: true when it was still in. */
  add(entry: WaitingEntry): () => boolean;
  /** The earliest due time of those that `counts` lets through. */
  earliest(counts: (entry: WaitingEntry) => boolean): number | undefined;
  /** Takes out and fires everything due by `instant`, in due order; what firing adds waits for the next call. */
  fireDue(instant: number): void;
}

export function makeWaitingList(): WaitingList {
  // A Set keeps insertion order and toSorted is stable.
  const waiting = new Set<WaitingEntry>();
  return {
    add(entry) {
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    earliest(counts) {
      let earliest: number | undefined;
      for (const entry of waiting) {
        if (counts(entry) && (earliest === undefined || entry.due < earliest)) earliest = entry.due;
      }
      return earliest;
    },
    fireDue(instant) {
      const due = [...waiting].filter((entry) => entry.due <= instant);
      for (const entry of due.toSorted((a, b) => a.due - b.due)) {
        if (waiting.delete(entry)) entry.fire();
      }
    },
  };
}
