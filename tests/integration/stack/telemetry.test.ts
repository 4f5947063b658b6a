import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { makeSelfSigned } from '../../support/self-signed';
import { startStack, type Stack } from '../../support/stack';

interface Export {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

describe('the built app with Application Insights', () => {
  let server: Server;
  let stack: Stack;
  let firstExport: Promise<Export>;
  const folder = mkdtempSync(join(tmpdir(), 'telemetry-'));

  beforeAll(async () => {
    const { key, cert } = makeSelfSigned();
    const trusted = join(folder, 'loopback.pem');
    writeFileSync(trusted, cert);
    server = createServer({ key, cert });
    firstExport = new Promise((resolve) => {
      server.on('request', (request, response) => {
        const isPacked = request.headers['content-encoding'] === 'gzip';
        const { url: path = '', headers } = request;
        void buffer(request).then((bytes) => {
          const body = (isPacked ? gunzipSync(bytes) : bytes).toString('utf8');
          response.setHeader('content-type', 'application/json');
          response.end('{"itemsReceived":1,"itemsAccepted":1,"errors":[]}');
          return resolve({ path, authorization: headers.authorization, body });
        });
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    stack = await startStack({
      environment: {
        NODE_EXTRA_CA_CERTS: trusted,
        APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://127.0.0.1:${String(port)}/`,
      },
    });
  });
  afterAll(async () => {
    await stack.stop();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('exports a span per invocation, as its own identity', async () => {
    await fetch(`${stack.baseUrl}/signup/project-x?organization=Kellerschacht`);

    const { path, authorization, body } = await firstExport;

    expect(path).toMatch(/\/track$/);
    expect(authorization).toMatch(/^Bearer \S+$/);
    expect(body).toContain('"faas.name"');
    expect(body).not.toContain('Kellerschacht');
  });
});
