import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startTestBroker, type TestBroker } from './test-broker';

const header = Buffer.from('AMQP\x00\x01\x00\x00', 'latin1');
const uint = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const frame = (...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([uint(body.length + 8), Buffer.from([2, 0, 0, 0]), body]);
};
/** An `open` whose only field is the value, which is cut off behind what is given. */
const open = (...value: readonly Buffer[]): Buffer =>
  frame(Buffer.from([0, 0x53, 0x10, 0xc0, 20, 1]), ...value);

const many = uint(0x7fff_fffe);
const size = uint(8);

describe('a broker that is sent', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await startTestBroker({ queues: [{ name: 'q' }] });
  });
  afterAll(async () => broker.stop());

  it.each([
    ['a list of two thousand million items', open(Buffer.from([0xd0]), size, many)],
    ['a map of as many', open(Buffer.from([0xd1]), size, many)],
    [
      'an array of as many without any width',
      open(Buffer.from([0xf0]), size, many, Buffer.from([0x40])),
    ],
    ['an array of as many empty lists', open(Buffer.from([0xf0]), size, many, Buffer.from([0x45]))],
    ['descriptors within descriptors', frame(Buffer.alloc(60_000))],
    ['a frame shorter than its own head', Buffer.concat([uint(0), Buffer.from([2, 0, 0, 0])])],
    ['a frame of four thousand million bytes', Buffer.concat([uint(0xffff_ffff), header])],
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('%s hangs up on that client alone', async (_what, bytes) => {
    const socket = connect(broker.backend.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(Buffer.concat([header, bytes]));
    await buffer(socket).catch(() => undefined);

    expect(broker.log.at(-1)).toContain('Service Bus: a connection was closed');
    await broker.client.createSender('q').sendMessages({ body: 1 });
    const receiver = broker.client.createReceiver('q', { receiveMode: 'receiveAndDelete' });
    expect(await receiver.receiveMessages(1)).toHaveLength(1);
    await receiver.close();
  });
});
