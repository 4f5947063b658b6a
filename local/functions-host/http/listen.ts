import { createServer, type RequestListener, type Server } from 'node:http';

export interface Listener {
  readonly server: Server;
  readonly port: number;
  /** Takes no new connection; those that idle are closed. */
  refuse(): void;
  close(): Promise<void>;
}

/** Opens an HTTP server; rejects with one sentence when the port is taken. */
export function listen(handler: RequestListener, host: string, port: number): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize: 32_768 }, handler);
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const message = taken
        ? `Port ${port} is taken.`
        : `Port ${port} cannot be opened: ${cause.message}`;
      reject(new Error(message, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        server,
        port: typeof address === 'object' && address !== null ? address.port : port,
        refuse() {
          server.close();
          server.closeIdleConnections();
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
