import { createServer, type RequestListener } from 'node:http';

export interface Listener {
  readonly port: number;
  /** Takes no new connection; those that idle are closed. */
  refuse(): void;
  close(): Promise<void>;
}

/** Opens an HTTP server on 127.0.0.1; rejects with one sentence when the port is taken. */
export function listen(handler: RequestListener, port: number): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize: 32_768 }, handler);
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const message = taken
        ? `Port ${port} is taken.`
        : `Port ${port} cannot be opened: ${cause.message}`;
      reject(new Error(message, { cause }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
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
