import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A partner's own web site, of an origin of its own. */
export interface PartnerSite {
  readonly origin: string;
  /** What stands in the body of the page at `/`. */
  paste(html: string): void;
  close(): Promise<void>;
}

/** Serves the pasted page at `/` and an empty one everywhere else. */
export async function openPartnerSite(): Promise<PartnerSite> {
  let pasted = '';
  const server = createServer((request, response) => {
    const body = request.url === '/' ? pasted : '';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="fr"><title>Contoso</title><body>${body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    paste: (html) => {
      pasted = html;
    },
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
