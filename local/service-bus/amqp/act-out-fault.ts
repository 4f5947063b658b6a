import type { Delivery } from 'rhea';
import type { Fault, StatusFault } from '../../control/fault-book';
import type { AmqpFailure } from './amqp-error';
import { forget } from './answers';
import type { Peer } from './peer';

const busyStatuses: readonly number[] = [429, 503];

/** What a fault of kind `status` says over AMQP; clients try again when the server is busy. */
export function failureOf({ status }: StatusFault): AmqpFailure {
  return busyStatuses.includes(status)
    ? {
        condition: 'com.microsoft:server-busy',
        description: 'The request was terminated because the entity is being throttled.',
      }
    : { condition: 'amqp:internal-error', description: 'A fault was injected.' };
}

export function breakConnection(peer: Peer, kind: 'reset' | 'malformed'): void {
  if (kind === 'reset') peer.reset();
  else peer.garble();
}

/** Answers a delivery as the fault says. */
export function actOutFault(peer: Peer, delivery: Delivery, fault: Fault): void {
  if (fault.kind === 'status') peer.answer(delivery, failureOf(fault));
  else if (fault.kind === 'timeout') forget(delivery);
  else breakConnection(peer, fault.kind);
}
