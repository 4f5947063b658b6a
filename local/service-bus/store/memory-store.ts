import type { MessageStore } from '../engine/message-store';

const nothing = (): void => undefined;

/** Keeps nothing beyond the process. */
export function makeMemoryStore(): MessageStore {
  return {
    add: nothing,
    change: nothing,
    deliver: nothing,
    remove: nothing,
    remember: nothing,
    whenKept: (done) => done(),
    isIdle: () => true,
    close: nothing,
  };
}
