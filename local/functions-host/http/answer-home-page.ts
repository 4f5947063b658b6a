import type { ServerResponse } from 'node:http';

const page = Buffer.from(
  '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Functions host</title></head>\n' +
    '<body><main><h1>Your functions app is up and running</h1></main></body>\n</html>\n',
);

/** What the host shows at its root when no function answers there. */
export function answerHomePage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length }).end(page);
}
