import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** One keep-alive connection that asks one thing at a time. So thin that the server is measured, not the client. */
export interface HttpConnection {
  send(request: Buffer): Promise<RawAnswer>;
  close(): void;
}

export interface RawRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The bytes of a request, to be made before the time is taken. */
export function encodeRequest({ method, path, headers = {}, body = '' }: RawRequest): Buffer {
  const fields = {
    host: '127.0.0.1',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

const headEnd = '\r\n\r\n';

/** The end of a chunked body, where there are no trailers. */
const lastChunk = '0\r\n\r\n';

function readAnswer(text: string): RawAnswer | undefined {
  const end = text.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const body = text.slice(end + headEnd.length);
  const status = Number(head.slice(9, 12));
  if (status === 204 || status === 304) return { status, head, body: '' };
  if (head.includes('transfer-encoding: chunked')) {
    return body.endsWith(lastChunk) ? { status, head, body } : undefined;
  }
  const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
  return body.length < length ? undefined : { status, head, body };
}

interface Waiting {
  readonly resolve: (answer: RawAnswer) => void;
  readonly reject: (error: Error) => void;
}

function listen(socket: Socket, waiting: () => Waiting | undefined, done: () => void): void {
  let text = '';
  // Lengths are counted in bytes: one character of latin1 is one.
  socket.setEncoding('latin1').on('data', (part: string) => {
    text += part;
    const answer = readAnswer(text);
    if (answer === undefined) return;
    text = '';
    const { resolve } = waiting() ?? {};
    done();
    resolve?.(answer);
  });
  socket.on('close', () => waiting()?.reject(new Error('The server hung up.')));
  socket.on('error', (error) => waiting()?.reject(error));
}

export async function openHttpConnection(port: number): Promise<HttpConnection> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  let waiting: Waiting | undefined;
  listen(
    socket,
    () => waiting,
    () => (waiting = undefined),
  );
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
}
