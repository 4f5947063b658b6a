/** Message ids of late, so that a message that is sent twice is queued once. */
export interface DuplicateWindow {
  has(messageId: string): boolean;
  /** `until` in milliseconds since 1970; never earlier than that of the id before it. */
  add(messageId: string, until: number): void;
}

export function makeDuplicateWindow(now: () => number): DuplicateWindow {
  // In the order in which they are forgotten.
  const until = new Map<string, number>();

  const forget = (): void => {
    for (const [messageId, instant] of until) {
      if (instant > now()) return;
      until.delete(messageId);
    }
  };

  return {
    has(messageId) {
      forget();
      return until.has(messageId);
    },
    add(messageId, instant) {
      until.delete(messageId);
      until.set(messageId, instant);
    },
  };
}
