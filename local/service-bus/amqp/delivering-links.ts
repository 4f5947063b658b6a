import type { Delivery, Sender as RheaSender, Session } from 'rhea';
import type { Fault } from '../../control/fault-book';
import { BusError } from '../engine/bus-error';
import type { Receiver } from '../engine/receiver';
import type { Settlement } from '../engine/settle-message';
import { actOutFault, breakConnection, failureOf } from './act-out-fault';
import { describeError } from './amqp-error';
import type { Refusal } from './answers';
import { closeLink, echoAttach, readTerminus, refuseLink } from './attach';
import { encodeDelivery } from './encode-delivery';
import type { FrontEndDeps } from './front-end-deps';
import { findPlace, managedEntity, type Place } from './link-address';
import { tokenFromTag, tokenToTag } from './lock-token';
import type { Peer } from './peer';

/** The links on which one client receives. */
export interface DeliveringLinks {
  open(link: RheaSender): void;
  /** The client gave credit, or there is room again. */
  flow(link: RheaSender): void;
  settle(link: RheaSender, delivery: Delivery, settlement: Settlement): void;
  close(link: RheaSender): void;
  /** All of them, or those of one session. */
  closeAll(session?: Session): void;
}

interface Open extends Place {
  readonly receiver: Receiver;
}

const sessionFilter = 'com.microsoft:session-filter';

function creditOf(link: RheaSender): number {
  const { outgoing } = link.session;
  // rhea writes transfers before an attach that waits, upon which .NET ends the session.
  if (!link.is_open() || link.state.open_requests > 0 || outgoing.available() === 0) return 0;
  // rhea lowers the credit only when a transfer is written.
  return link.credit - (outgoing.next_delivery_id - outgoing.next_pending_delivery);
}

function failDelivery(link: RheaSender, peer: Peer, fault: Fault): 'refused' | 'lost' {
  if (fault.kind === 'timeout') return 'lost';
  if (fault.kind === 'status') closeLink(link, failureOf(fault));
  else breakConnection(peer, fault.kind);
  return fault.when === 'after' ? 'lost' : 'refused';
}

function makeReceiver(
  link: RheaSender,
  { queue }: Place,
  { peer, faults }: FrontEndDeps & { readonly peer: Peer },
): Receiver {
  const { name, timeToLiveMs } = queue.settings;
  return {
    mode: link.snd_settle_mode === 1 ? 'receiveAndDelete' : 'peekLock',
    credit: () => creditOf(link),
    isConnected: () => peer.isConnected(),
    deliver(message, lock) {
      const fault = faults.take('serviceBus', `receive ${name}`);
      if (fault !== undefined) return failDelivery(link, peer, fault);
      const tag = lock === undefined ? undefined : tokenToTag(lock.token);
      link.send(encodeDelivery(message, lock, timeToLiveMs), tag, 0);
      return 'taken';
    },
  };
}

function findSource(link: RheaSender, { broker }: FrontEndDeps): Place | undefined {
  const { address, filter } = readTerminus(link.source);
  if (address === '$cbs') return undefined;
  const place = findPlace(broker, address);
  if (managedEntity(address) !== undefined) return undefined;
  if (filter !== undefined && sessionFilter in filter) {
    const text = `'${address}': sessions are not supported by the local broker.`;
    throw new BusError('notSupported', text);
  }
  return place;
}

function attachSource(link: RheaSender): void {
  const { address, filter } = readTerminus(link.source);
  link.set_source({ address, ...(filter === undefined ? {} : { filter }) });
  link.set_target({ address: readTerminus(link.target).address });
  echoAttach(link);
}

/** Without a settlement the lock is forsaken. */
function trySettle(
  { queue, lane }: Place,
  { tag }: Delivery,
  settlement: Settlement | undefined,
): Refusal {
  const token = tokenFromTag(Buffer.from(tag));
  try {
    if (settlement === undefined) queue.forsake(lane, token);
    else queue.settle(lane, token, settlement);
    return undefined;
  } catch (error) {
    return describeError(error);
  }
}

/** The client's receiving links; the broker is the sender of them. */
export function makeDeliveringLinks(peer: Peer, deps: FrontEndDeps): DeliveringLinks {
  const links = new Map<RheaSender, Open>();

  const close = (link: RheaSender): void => {
    const open = links.get(link);
    links.delete(link);
    open?.queue.removeReceiver(open.lane, open.receiver);
  };

  return {
    open(link) {
      attachSource(link);
      try {
        const place = findSource(link, deps);
        if (place === undefined) return;
        const receiver = makeReceiver(link, place, { ...deps, peer });
        links.set(link, { ...place, receiver });
        place.queue.addReceiver(place.lane, receiver);
      } catch (error) {
        deps.log(`Service Bus: a link was refused: ${refuseLink(link, error).description}`);
      }
    },
    flow(link) {
      const pump = (): void => {
        const open = links.get(link);
        open?.queue.pump(open.lane);
      };
      if (link.state.open_requests > 0) setImmediate(pump);
      else pump();
    },
    settle(link, delivery, settlement) {
      const open = links.get(link);
      if (open === undefined || delivery.settled) return;
      const fault = deps.faults.take('serviceBus', `settle ${open.queue.settings.name}`);
      const happens = fault?.when !== 'before';
      const refusal = trySettle(open, delivery, happens ? settlement : undefined);
      if (fault === undefined) peer.answer(delivery, refusal);
      else actOutFault(peer, delivery, fault);
      open.queue.pump(open.lane);
    },
    close,
    closeAll(session) {
      for (const link of links.keys()) {
        if (session === undefined || link.session === session) close(link);
      }
    },
  };
}
