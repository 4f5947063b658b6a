import type { LaneName } from '../engine/queue';
import { BusError } from '../engine/bus-error';
import type { Broker } from '../engine/broker';
import type { Queue } from '../engine/queue';

export interface Place {
  readonly queue: Queue;
  readonly lane: LaneName;
}

const scheme = /^[a-z]+:\/\/[^/]*/iu;
const deadLetterQueue = /\/\$deadletterqueue$/iu;
const subscription = /\/subscriptions(\/|$)/iu;
const management = /\/\$management$/iu;

const trim = (address: string): string => address.replace(scheme, '').replaceAll(/^\/+|\/+$/gu, '');

/** The entity whose `$management` node the address names; undefined when it names none. */
export function managedEntity(address: string): string | undefined {
  const path = trim(address);
  return management.test(path) ? path.replace(management, '') : undefined;
}

/**
 * What an address means: `mails`, `/mails`, `sb://host:port/mails/$DeadLetterQueue`.
 * @throws BusError `notSupported` for a subscription, `entityNotFound`
 */
export function findPlace(broker: Broker, address: string): Place {
  const path = trim(address).replace(management, '');
  if (subscription.test(path)) {
    const text = `'${path}': topics and subscriptions are not supported by the local broker, only queues.`;
    throw new BusError('notSupported', text);
  }
  const queue = broker.queue(path.replace(deadLetterQueue, ''));
  if (queue === undefined) {
    const text = `The messaging entity '${address}' could not be found. To know more visit https://aka.ms/sbResourceMgrExceptions.`;
    throw new BusError('entityNotFound', text);
  }
  return { queue, lane: deadLetterQueue.test(path) ? 'dead' : 'main' };
}
