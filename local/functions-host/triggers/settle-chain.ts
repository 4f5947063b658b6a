/** Runs settlements one after the other. */
export type SettleChain = (settle: () => Promise<void>) => Promise<void>;

/**
 * One chain per receiver: two deliveries settled with different outcomes in the same tick reach the broker with the
 * first one's outcome for both, so that a failed message would be completed.
 * @see https://github.com/amqp/rhea/blob/main/lib/session.js
 */
export function makeSettleChain(): SettleChain {
  let tail: Promise<void> = Promise.resolve();
  return (settle) => {
    const result = tail.then(settle);
    tail = result.catch(() => undefined);
    return result;
  };
}
