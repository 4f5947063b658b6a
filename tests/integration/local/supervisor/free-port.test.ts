import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { findFreePort, isFreePort } from '../../../../local/supervisor/free-port';

describe('findFreePort', () => {
  it('finds a port that can be listened on, of those that no system gives away by itself', async () => {
    const port = await findFreePort();

    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
    expect(await isFreePort(port)).toBe(true);
  });
});

describe('isFreePort', () => {
  it('says no while somebody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const taken = await isFreePort(port);
    server.close();
    await once(server, 'close');

    expect([taken, await isFreePort(port)]).toEqual([false, true]);
  });
});
