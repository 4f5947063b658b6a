import { createServer, type Socket } from 'node:net';
import { create_container, type Container } from 'rhea';
import { listenOn } from '../../web/listen-on';
import type { FrontEndDeps } from './front-end-deps';
import { guardReader } from './guard-reader';
import { serveConnection } from './serve-connection';

export interface AmqpServer {
  readonly port: number;
  stop(): Promise<void>;
}

interface Mechanism {
  outcome: boolean | undefined;
  start(): void;
}

const mechanism = (): Mechanism => ({
  outcome: undefined,
  start() {
    this.outcome = true;
  },
});

/** .NET picks MSSBCBS only, the JavaScript client ANONYMOUS; who they are is said on `$cbs`. */
function offerMechanisms(container: Container): void {
  const mechanisms: unknown = container.sasl_server_mechanisms;
  if (typeof mechanisms !== 'object' || mechanisms === null) return;
  const names = ['ANONYMOUS', 'MSSBCBS', 'EXTERNAL'];
  Object.assign(mechanisms, Object.fromEntries(names.map((name) => [name, mechanism])));
}

/** AMQP 1.0 over plain TCP on 127.0.0.1. @throws Error with one clear sentence when the port is taken. */
export async function startAmqpServer(port: number, deps: FrontEndDeps): Promise<AmqpServer> {
  guardReader();
  const container = create_container({
    id: 'local-service-bus',
    sender_options: { treat_modified_as_released: false, autosettle: false },
    receiver_options: { autoaccept: false, credit_window: 1000 },
  });
  offerMechanisms(container);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(container, socket, deps);
  });
  const listeningOn = await listenOn(server, port);
  return {
    port: listeningOn,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
