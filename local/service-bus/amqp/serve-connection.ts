import type { Socket } from 'node:net';
import type { Connection, Container, EventContext, Session } from 'rhea';
import { makeAcceptingLinks } from './accepting-links';
import { makeAnswers, type Answers } from './answers';
import { makeDeliveringLinks, type DeliveringLinks } from './delivering-links';
import type { FrontEndDeps } from './front-end-deps';
import { guardSession } from './guard-session';
import type { Peer } from './peer';
import { writeNow } from './write-now';
import { readModified, readRejected } from './read-settlement';
import { makeRequests } from './requests';

const connectionOptions = { port: 0, max_frame_size: 65_536, reconnect: false, tcp_no_delay: true };
// A frame may announce any size; rhea would wait for all of it.
const largestFrame = 1_048_576;
const hangUpMs = 1000;

function makePeer(connection: Connection, socket: Socket): Peer {
  const answers = new WeakMap<Session, Answers>();
  const answersOf = (session: Session): Answers => {
    const known = answers.get(session) ?? makeAnswers(session);
    answers.set(session, known);
    return known;
  };
  return {
    connection,
    isConnected: () => !socket.destroyed,
    answersOf,
    answer: (delivery, refusal) => answersOf(delivery.link.session).give(delivery, refusal),
    reset: () => socket.destroy(),
    garble: () => socket.end('This is not AMQP.'),
  };
}

/** Says why, and hears nothing more. */
function hangUp({ connection }: Peer, socket: Socket, error: unknown): void {
  const description = error instanceof Error ? error.message : String(error);
  connection.close({ condition: 'amqp:connection:framing-error', description });
  writeNow(connection);
  socket.removeAllListeners('data');
  socket.resume();
  socket.end();
  setTimeout(() => socket.destroy(), hangUpMs).unref();
}

type On = (events: readonly string[], act: (context: EventContext) => void) => void;

function serveReceivers(on: On, links: DeliveringLinks): void {
  on(['sender_open'], ({ sender }) => sender && links.open(sender));
  on(['sender_flow', 'sendable'], ({ sender }) => sender && links.flow(sender));
  on(['sender_draining'], ({ sender }) => sender?.set_drained(true));
  on(['sender_close'], ({ sender }) => sender && links.close(sender));
  on(['accepted'], ({ sender, delivery }) => {
    if (sender && delivery) links.settle(sender, delivery, { kind: 'complete' });
  });
  on(['released', 'modified'], ({ sender, delivery }) => {
    if (sender && delivery) links.settle(sender, delivery, readModified(delivery.remote_state));
  });
  on(['rejected'], ({ sender, delivery }) => {
    if (sender && delivery) links.settle(sender, delivery, readRejected(delivery.remote_state));
  });
}

function serveSenders(on: On, peer: Peer, deps: FrontEndDeps): void {
  const links = makeAcceptingLinks(peer, deps, makeRequests(peer, deps));
  on(['receiver_open'], ({ receiver }) => receiver && links.open(receiver));
  on(['message'], ({ receiver, delivery, message }) => {
    const payload: unknown = message;
    if (receiver && delivery && Buffer.isBuffer(payload))
      links.receive(receiver, delivery, payload);
  });
}

const noise = [
  'session_error',
  'sender_error',
  'receiver_error',
  'connection_error',
  'disconnected',
];

/** Speaks AMQP with one client until it goes. Whatever it sends, others notice nothing. */
export function serveConnection(container: Container, socket: Socket, deps: FrontEndDeps): void {
  const connection = container.create_connection(connectionOptions);
  const peer = makePeer(connection, socket);
  const links = makeDeliveringLinks(peer, deps);
  let isOver = false;
  const fail = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    deps.log(`Service Bus: a connection was closed: ${String(error)}`);
    hangUp(peer, socket, error);
  };
  const on: On = (events, act) => {
    const guarded = (context: EventContext): void => {
      try {
        if (!isOver) act(context);
      } catch (error) {
        fail(error);
      }
    };
    for (const event of events) connection.on(event, guarded);
  };
  for (const event of ['error', 'protocol_error']) connection.on(event, fail);
  on(noise, () => undefined);
  on(['session_open'], ({ session }) => session && guardSession(session));
  on(['session_close'], ({ session }) => session && links.closeAll(session));
  on(['connection_close'], () => links.closeAll());
  serveReceivers(on, links);
  serveSenders(on, peer, deps);
  connection.accept(socket);
  socket.on('data', () => {
    if ((connection.frame_size ?? 0) > largestFrame) fail(new Error('The frame is too large.'));
  });
  socket.once('close', () => {
    links.closeAll();
    // rhea ends its timers only then, and a destroyed socket does not say so.
    if (!socket.readableEnded) socket.emit('end');
  });
}
