import type { Delivery } from 'rhea';
import type { Fault } from '../../control/fault-book';
import type { AmqpFailure } from './amqp-error';
import { forget } from './answers';
import type { Peer } from './peer';

const busyStatuses: readonly number[] = [429, 503];

/** What a fault of kind `status` says over AMQP; clients try again when the server is busy. */
export function failureOf({ status }: Fault): AmqpFailure {
  return busyStatuses.includes(status)
    ? {
        condition: 'com.microsoft:server-busy',
        description: 'The request was terminated because the entity is being throttled.',
      }
    : { condition: 'amqp:internal-error', description: 'A fault was injected.' };
}

/** Breaks the connection when the fault is of that kind; true when it was. */
export function breakConnection(peer: Peer, fault: Fault): boolean {
  if (fault.kind === 'reset') peer.reset();
  else if (fault.kind === 'malformed') peer.garble();
  else return false;
  return true;
}

/** Answers a delivery as the fault says. */
export function actOutFault(peer: Peer, delivery: Delivery, fault: Fault): void {
  if (breakConnection(peer, fault)) return;
  if (fault.kind === 'timeout') forget(delivery);
  else peer.answer(delivery, failureOf(fault));
}
