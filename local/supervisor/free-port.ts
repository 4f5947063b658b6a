import { createServer } from 'node:net';

const listenOnce = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = address !== null && typeof address === 'object' ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });

export const isFreePort = async (port: number): Promise<boolean> =>
  (await listenOnce(port)) !== undefined;

/** A port that is free on 127.0.0.1 at this moment; nothing keeps it free. */
export async function findFreePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('No port is free on 127.0.0.1.');
  return port;
}
