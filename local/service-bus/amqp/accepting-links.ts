import type { Delivery, Receiver as RheaReceiver } from 'rhea';
import { BusError } from '../engine/bus-error';
import type { Queue } from '../engine/queue';
import { actOutFault } from './act-out-fault';
import { describeError } from './amqp-error';
import { forget } from './answers';
import { echoAttach, largestMessage, readTerminus, refuseLink } from './attach';
import type { FrontEndDeps } from './front-end-deps';
import { findPlace, managedEntity } from './link-address';
import type { Peer } from './peer';
import type { Requests } from './requests';
import { readTransfer } from './read-content';

/** The links on which one client sends messages and requests. */
export interface AcceptingLinks {
  open(link: RheaReceiver): void;
  receive(link: RheaReceiver, delivery: Delivery, payload: Buffer): void;
}

interface Transfer {
  readonly delivery: Delivery;
  readonly payload: Buffer;
}

function findQueue(address: string, { broker }: FrontEndDeps): Queue {
  if (address === '') {
    const text =
      'Transactions are not supported by the local broker, nor is a link without a target.';
    throw new BusError('notSupported', text);
  }
  const { queue, lane } = findPlace(broker, address);
  if (lane === 'dead') {
    throw new BusError('notSupported', `'${address}': nothing can be sent to a dead-letter queue.`);
  }
  return queue;
}

function accept(queue: Queue, { delivery, payload }: Transfer): void {
  if (payload.length > largestMessage) {
    const text = `The received message of ${payload.length} bytes exceeds the limit of ${largestMessage} bytes.`;
    throw new BusError('messageTooLarge', text);
  }
  for (const content of readTransfer(payload, delivery.format)) queue.send(content);
}

function receiveMessage(
  queue: Queue,
  transfer: Transfer,
  { peer, broker, faults }: FrontEndDeps & { readonly peer: Peer },
): void {
  const { delivery } = transfer;
  const fault = faults.take('serviceBus', `send ${queue.settings.name}`);
  if (fault?.when === 'before') {
    actOutFault(peer, delivery, fault);
    return;
  }
  try {
    accept(queue, transfer);
  } catch (error) {
    peer.answer(delivery, describeError(error));
    return;
  }
  broker.whenKept((error) => {
    if (fault !== undefined) actOutFault(peer, delivery, fault);
    else if (error === undefined) peer.answer(delivery);
    else peer.answer(delivery, describeError(new BusError('notStored', error.message)));
  });
}

/** The client's sending links; the broker is the receiver of them. */
export function makeAcceptingLinks(
  peer: Peer,
  deps: FrontEndDeps,
  requests: Requests,
): AcceptingLinks {
  const queues = new Map<RheaReceiver, Queue>();

  return {
    open(link) {
      const { address } = readTerminus(link.target);
      link.set_target({ address });
      link.set_source({ address: readTerminus(link.source).address });
      echoAttach(link);
      try {
        if (address === '$cbs') return;
        if (managedEntity(address) !== undefined) findPlace(deps.broker, address);
        else queues.set(link, findQueue(address, deps));
      } catch (error) {
        deps.log(`Service Bus: a link was refused: ${refuseLink(link, error).description}`);
      }
    },
    receive(link, delivery, payload) {
      const queue = queues.get(link);
      const { address } = readTerminus(link.target);
      if (queue !== undefined) receiveMessage(queue, { delivery, payload }, { ...deps, peer });
      else if (link.is_open()) {
        // .NET gives all its requests the same tag: each must be settled before its answer arrives.
        peer.answer(delivery);
        peer.answersOf(link.session).write();
        requests.handle(link, address, payload);
      } else forget(delivery);
    },
  };
}
