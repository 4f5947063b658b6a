import type { Server } from 'node:net';

/**
 * Listens on 127.0.0.1 and resolves with the port, which matters where 0 asked for any free one.
 * @throws Error with one clear sentence when the port is taken or not allowed.
 */
export async function listenOn(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`Port ${port} cannot be used: ${error.message}`, { cause: error })),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}
