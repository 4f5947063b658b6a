import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  create_container,
  message as codec,
  types,
  type Connection,
  type Delivery,
  type EventContext,
  type Message,
  type Receiver,
  type ReceiverOptions,
  type Sender,
  type SenderOptions,
} from 'rhea';
import { performatives, startRecordingProxy, type RecordingProxy } from './recording-proxy';
import { startTestBroker, type TestBroker } from './test-broker';
import { until } from '../../support/until';

const key = 'local-stack-key';

let broker: TestBroker;
let proxy: RecordingProxy;
let connection: Connection;

beforeAll(async () => {
  broker = await startTestBroker({
    queues: [{ name: 'q' }, { name: 'prefetch' }, { name: 'numbers' }, { name: 'settles' }],
  });
  proxy = await startRecordingProxy(broker.backend.port);
  connection = create_container().connect({
    host: '127.0.0.1',
    port: proxy.port,
    username: 'anonymous',
    reconnect: false,
  });
  connection.on('disconnected', () => undefined);
  await once(connection, 'connection_open');
});

afterAll(async () => {
  connection.close();
  await once(connection, 'connection_close');
  proxy.close();
  await broker.stop();
});

type Properties = Readonly<Record<string, unknown>>;
type Ask = (properties: Properties, body: unknown) => Promise<Message>;

function sign(resource: string, secret = key): string {
  const signed = encodeURIComponent(resource);
  const expiry = Math.floor(Date.now() / 1000) + 600;
  const signature = createHmac('sha256', secret).update(`${signed}\n${expiry}`).digest('base64');
  return `SharedAccessSignature sr=${signed}&sig=${encodeURIComponent(signature)}&se=${expiry}&skn=RootManageSharedAccessKey`;
}

async function first(emitter: Receiver | Sender, event: string): Promise<EventContext> {
  const [context] = (await once(emitter, event)) as [EventContext];
  return context;
}

/** Both halves of a request link on a session of its own, as the .NET client opens it. */
async function openRequestLink(address: string): Promise<Ask> {
  const session = connection.create_session();
  session.begin();
  const receiver = session.open_receiver({
    source: address,
    target: { address: 'reply-here' },
    credit_window: 50,
  });
  const sender = session.open_sender({ target: address });
  await Promise.all([once(receiver, 'receiver_open'), once(sender, 'sendable')]);
  let asked = 0;
  return async (properties, body) => {
    asked += 1;
    const request = {
      message_id: `request${asked}`,
      reply_to: 'reply-here',
      application_properties: properties,
      body,
    };
    sender.send(codec.encode(request), Buffer.alloc(0), 0);
    const { message } = await first(receiver, 'message');
    if (message === undefined) throw new Error('No answer.');
    return message;
  };
}

const propertiesOf = (message: Message): Properties =>
  message['application_properties'] as Properties;

async function openReceiver(options: ReceiverOptions): Promise<Receiver> {
  const session = connection.create_session();
  session.begin();
  const receiver = session.open_receiver({ autoaccept: false, rcv_settle_mode: 1, ...options });
  await once(receiver, 'receiver_open');
  return receiver;
}

async function openSender(options: SenderOptions): Promise<Sender> {
  const session = connection.create_session();
  session.begin();
  const sender = session.open_sender(options);
  await once(sender, 'sendable');
  return sender;
}

async function refusalOf(link: Receiver | Sender, kind: string): Promise<unknown> {
  link.on(`${kind}_error`, () => undefined);
  await once(link, `${kind}_close`);
  const terminus: unknown = kind === 'receiver' ? link.source : link.target;
  const { condition } = link.error as { condition: string };
  return [JSON.stringify(terminus), condition];
}

const askPeek = { operation: 'com.microsoft:peek-message' };
const peekBody = { 'from-sequence-number': types.wrap_long(0), 'message-count': types.wrap_int(1) };

describe('what the .NET client needs on the wire', () => {
  it('answers put-token under names with hyphens and judges the signature by host and path', async () => {
    const ask = await openRequestLink('$cbs');
    const put = async (name: string, token: string): Promise<unknown> => {
      const request = { operation: 'put-token', type: 'servicebus.windows.net:sastoken', name };
      return propertiesOf(await ask(request, token))['status-code'];
    };
    const namespace = sign('amqps://127.0.0.1/');

    const statuses = [
      await put('amqp://127.0.0.1/q', namespace),
      await put('sb://127.0.0.1:5673/q', sign('https://127.0.0.1/q/')),
      await put('amqp://127.0.0.1/q/$management', namespace),
      await put('amqp://127.0.0.1/nowhere', namespace),
      await put('amqp://127.0.0.1/q', sign('amqps://127.0.0.1/', 'other')),
      await put('amqp://127.0.0.1/q', sign('amqps://127.0.0.1/mails/')),
    ];

    expect(statuses).toEqual([202, 202, 202, 404, 401, 401]);
  });

  it('names a missing entity in the words that clients look for', async () => {
    const ask = await openRequestLink('$cbs');
    const request = {
      operation: 'put-token',
      type: 'servicebus.windows.net:sastoken',
      name: 'amqp://127.0.0.1/nowhere',
    };

    const answer = propertiesOf(await ask(request, sign('amqps://127.0.0.1/')));

    expect(answer['status-description']).toMatch(
      /^The messaging entity '.*nowhere' could not be found/,
    );
  });

  it('answers $management under names in camel case', async () => {
    const ask = await openRequestLink('q/$management');

    const answer = propertiesOf(await ask(askPeek, peekBody));

    expect(answer).toEqual({ statusCode: 204, statusDescription: 'No Content' });
  });

  it('says what is wrong with a request and what it does not do', async () => {
    const ask = await openRequestLink('q/$management');

    const answers = [
      propertiesOf(await ask({ operation: 'com.microsoft:renew-lock' }, {})),
      propertiesOf(await ask({ operation: 'com.microsoft:get-session-state' }, {})),
    ];

    expect(answers).toMatchObject([
      { statusCode: 400, statusDescription: expect.stringContaining('lock-tokens') as unknown },
      { statusCode: 501, errorCondition: 'amqp:not-implemented' },
    ]);
  });

  it.each(['$cbs', 'q/$management'])(
    'settles a request on %s before it answers',
    async (address) => {
      const ask = await openRequestLink(address);
      proxy.codes.length = 0;

      await ask(askPeek, peekBody);

      const { disposition, transfer } = performatives;
      const relevant = proxy.codes.filter((code) => code === disposition || code === transfer);
      expect(relevant).toEqual([disposition, transfer]);
    },
  );

  it('attaches before it transfers when credit comes with the attach', async () => {
    const sender = broker.client.createSender('prefetch');
    await sender.sendMessages(Array.from({ length: 5 }, (_, index) => ({ body: index })));
    const session = connection.create_session();
    session.begin();
    proxy.codes.length = 0;
    const receiver = session.open_receiver({
      source: '/prefetch',
      credit_window: 0,
      rcv_settle_mode: 1,
    });
    let received = 0;
    receiver.on('message', () => (received += 1));

    receiver.add_credit(10);
    await until(() => received === 5);

    const { attach, transfer } = performatives;
    const relevant = proxy.codes.filter((code) => code === attach || code === transfer);
    expect(relevant).toEqual([attach, transfer, transfer, transfer, transfer, transfer]);
  });

  it('drains what credit is left', async () => {
    const receiver = await openReceiver({ source: '/q', credit_window: 0 });
    receiver.add_credit(7);

    receiver.drain_credit();
    await once(receiver, 'receiver_drained');

    expect(receiver.credit).toBe(0);
  });

  it('refuses a link without source or target, then with the error', async () => {
    const session = connection.create_session();
    session.begin();
    const filter = { 'com.microsoft:session-filter': null };

    const refusals = await Promise.all([
      refusalOf(session.open_receiver({ source: '/nowhere' }), 'receiver'),
      refusalOf(session.open_sender({ target: '/nowhere' }), 'sender'),
      refusalOf(session.open_receiver({ source: { address: '/q', filter } }), 'receiver'),
      refusalOf(session.open_receiver({ source: '/t/Subscriptions/s' }), 'receiver'),
      refusalOf(session.open_sender({ target: {} }), 'sender'),
    ]);

    expect(refusals).toEqual([
      ['null', 'amqp:not-found'],
      ['null', 'amqp:not-found'],
      ['null', 'amqp:not-implemented'],
      ['null', 'amqp:not-implemented'],
      ['null', 'amqp:not-implemented'],
    ]);
  });

  it('says how large a message may be', async () => {
    const sender = await openSender({ target: '/q' });

    expect(sender.max_message_size).toBe(262_144);
  });

  it('delivers numbers in the width they were sent in', async () => {
    const sender = await openSender({ target: '/numbers' });
    const properties = {
      int: types.wrap_int(5),
      long: types.wrap_long(600),
      byte: types.wrap_byte(7),
    };
    sender.send({
      message_id: 'n',
      application_properties: properties,
      body: types.wrap_long(700),
    });
    const receiver = await openReceiver({ source: '/numbers', credit_window: 0 });
    // Of another format than 0, rhea gives the bytes.
    const transfer = receiver.session.incoming.on_transfer.bind(receiver.session.incoming);
    receiver.session.incoming.on_transfer = (frame, link) => {
      frame.performative.message_format = undefined;
      transfer(frame, link);
    };

    receiver.add_credit(1);
    const { message } = await first(receiver, 'message');

    const payload: unknown = message;
    const bytes = Buffer.isBuffer(payload) ? payload.toString('latin1') : '';
    expect(bytes).toContain('\xa1\x03int\x54\x05');
    expect(bytes).toContain('\xa1\x04long\x81\0\0\0\0\0\0\x02\x58');
    expect(bytes).toContain('\xa1\x04byte\x51\x07');
    expect(bytes.endsWith('\0Sw\x81\0\0\0\0\0\0\x02\xbc')).toBe(true);
  });

  it('answers each settlement of one burst for itself, a lost lock among them', async () => {
    const names = ['complete', 'lost', 'bury', 'defer', 'abandon'];
    await broker.client.createSender('settles').sendMessages(names.map((body) => ({ body })));
    const receiver = await openReceiver({
      source: '/settles',
      credit_window: 0,
      autosettle: false,
    });
    const deliveries: Delivery[] = [];
    const answers: unknown[] = [];
    receiver.on('message', ({ delivery }: EventContext) => delivery && deliveries.push(delivery));
    receiver.on('settled', ({ delivery }: EventContext) => {
      const state = delivery?.remote_state as { error?: { condition: string } } | undefined;
      answers.push([delivery && deliveries.indexOf(delivery), state?.error?.condition]);
    });
    receiver.add_credit(5);
    await until(() => deliveries.length === 5);
    const [complete, lost, bury, defer, abandon] = deliveries;
    const tag = Buffer.from(lost?.tag ?? '');
    const swapped = [3, 2, 1, 0, 5, 4, 7, 6].map((index) => tag[index] ?? 0);
    const token = Buffer.concat([Buffer.from(swapped), tag.subarray(8)]);
    const ask = await openRequestLink('settles/$management');
    await ask(
      { operation: 'com.microsoft:update-disposition' },
      {
        'disposition-status': 'completed',
        'lock-tokens': types.wrap_array([token], 0x98, undefined),
      },
    );

    complete?.update(false, codec.accepted().described());
    lost?.update(false, codec.accepted().described());
    await until(() => answers.length === 2);
    bury?.update(false, codec.rejected({} as never).described());
    await until(() => answers.length === 3);
    defer?.modified({ undeliverable_here: true });
    await until(() => answers.length === 4);
    abandon?.modified({});
    await until(() => answers.length === 5);

    expect(answers).toEqual([
      [0, undefined],
      [1, 'com.microsoft:message-lock-lost'],
      [2, undefined],
      [3, undefined],
      [4, undefined],
    ]);
    expect(broker.backend.desk.queues().find(({ name }) => name === 'settles')).toMatchObject({
      active: 1,
      deferred: 1,
      deadLettered: 1,
    });
  });
});
