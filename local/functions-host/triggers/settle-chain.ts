/** Begins settlements one after the other. */
export type SettleChain = (settle: () => Promise<void>) => Promise<void>;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * One chain per receiver: two deliveries settled with different outcomes in the same tick reach the broker with the
 * first one's outcome for both, so that a failed message would be completed. Each begins in a turn of its own; none waits
 * for the answer to another, which may never come.
 * @see https://github.com/amqp/rhea/blob/main/lib/session.js
 */
export function makeSettleChain(): SettleChain {
  let tail: Promise<void> = Promise.resolve();
  return (settle) => {
    const result = tail.then(settle);
    tail = tail.then(nextTurn);
    return result;
  };
}
