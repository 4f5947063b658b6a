import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export const isFreePort = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

// Below what systems give to whoever asks for any port, outgoing connections above all: those come and go by the hundred.
const lowest = 20_000;
const count = 12_000;
const tries = 100;

/** A port that is free on 127.0.0.1 at this moment. Nothing keeps it free, but nobody is given it by chance. */
export async function findFreePort(): Promise<number> {
  for (let one = 0; one < tries; one += 1) {
    const port = lowest + randomInt(count);
    if (await isFreePort(port)) return port;
  }
  throw new Error('No port is free on 127.0.0.1.');
}
