import type { MessageStore } from '../engine/message-store';

/** Keeps nothing beyond the process. */
export function makeMemoryStore(): MessageStore {
  const nothing = (): void => undefined;
  return {
    add: nothing,
    change: nothing,
    remove: nothing,
    remember: nothing,
    whenKept: (done) => done(),
    isIdle: () => true,
    close: nothing,
  };
}
