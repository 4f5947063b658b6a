import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { textAnswer } from '../../../../local/web/web-answer';
import {
  startWebServer,
  type WebServer,
  type WebServerOptions,
} from '../../../../local/web/web-server';

describe('startWebServer', () => {
  const log: string[] = [];
  let server: WebServer;

  const start = async (handle: WebServerOptions['handle']): Promise<void> => {
    server = await startWebServer({ port: 0, log: (line) => log.push(line), handle });
  };
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.url, { method: 'POST', body, headers });

  afterEach(async () => {
    await server.stop();
    log.splice(0);
  });

  it('waits for an answer that takes time, and is not idle meanwhile', async () => {
    await start(async ({ body }) => {
      await Promise.resolve();
      return textAnswer(`${body}, idle: ${server.isIdle()}`);
    });

    const answer = await post('long');

    expect([answer.status, await answer.text()]).toEqual([200, 'long, idle: false']);
  });

  it('reads a body that is too large to its end, answers 413 and takes the next on that connection', async () => {
    await start(() => textAnswer('taken'));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = async (body: string): Promise<readonly unknown[]> => {
      const sent = request(server.url, { method: 'POST', agent });
      sent.end(body);
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      await answer.resume().toArray();
      return [answer.statusCode, sent.reusedSocket];
    };

    const tooLarge = await send('x'.repeat(12 * 1024 * 1024));
    const next = await send('small');

    agent.destroy();
    expect([tooLarge, next]).toEqual([
      [413, false],
      [200, true],
    ]);
  });

  it('answers 403 to a page of another site', async () => {
    await start(() => textAnswer('taken'));

    const answer = await post('', { origin: 'https://elsewhere.example' });

    expect(answer.status).toBe(403);
  });

  it.each<readonly [string, WebServerOptions['handle']]>([
    [
      'at once',
      () => {
        throw new Error('broken');
      },
    ],
    ['later', () => Promise.reject(new Error('broken'))],
  ])('answers 500 where the handler fails %s, and logs why', async (_when, handle) => {
    await start(handle);

    const answer = await post('');

    expect(answer.status).toBe(500);
    expect(log).toEqual([expect.stringContaining('broken')]);
  });
});
