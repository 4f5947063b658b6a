import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

export interface RecordingProxy {
  readonly port: number;
  /** Codes of the performatives that the broker sent, in order. */
  readonly codes: number[];
  close(): void;
}

export const performatives = { attach: 0x12, transfer: 0x14, disposition: 0x15 } as const;

/** Takes whole frames off the front and gives what is left. */
function readFrames(bytes: Buffer, codes: number[]): Buffer {
  let rest = bytes;
  while (rest.length >= 8) {
    if (rest.toString('latin1', 0, 4) === 'AMQP') {
      rest = rest.subarray(8);
      continue;
    }
    const size = rest.readUInt32BE();
    if (rest.length < size) break;
    const start = rest.readUInt8(4) * 4;
    if (size > start && rest[start] === 0 && rest[start + 1] === 0x53) {
      codes.push(rest.readUInt8(start + 2));
    }
    rest = rest.subarray(size);
  }
  return rest;
}

/** Stands between a client and the broker and notes what the broker sends. */
export async function startRecordingProxy(brokerPort: number): Promise<RecordingProxy> {
  const codes: number[] = [];
  const server = createServer((client) => {
    const broker = connect(brokerPort, '127.0.0.1');
    let rest = Buffer.alloc(0);
    client.pipe(broker);
    broker.pipe(client);
    client.on('error', () => broker.destroy());
    broker.on('error', () => client.destroy());
    broker.on('data', (part) => {
      rest = Buffer.from(readFrames(Buffer.concat([rest, part]), codes));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, codes, close: () => server.close() };
}
