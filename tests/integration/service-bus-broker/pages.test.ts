import { queueRoutes } from '../../../local/service-bus/page/queue-routes';
import { makeRouter } from '../../../local/web/router';
import { startWebServer, type WebServer } from '../../../local/web/web-server';
import { startTestBroker, type TestBroker } from './test-broker';

let broker: TestBroker;
let server: WebServer;

beforeAll(async () => {
  broker = await startTestBroker({ queues: [{ name: 'mails' }, { name: 'empty' }] });
  const handle = makeRouter('Service Bus', queueRoutes(broker.backend.desk));
  server = await startWebServer({ port: 0, log: (line) => broker.log.push(line), handle });
  const sender = broker.client.createSender('mails');
  const receiver = broker.client.createReceiver('mails');
  for (const messageId of ['<b>first</b>', 'second', 'third']) {
    await sender.sendMessages({
      body: { to: messageId },
      messageId,
      subject: 'subject',
      correlationId: 'correlation',
      applicationProperties: { kind: 'welcome' },
    });
  }
  for (const message of await receiver.receiveMessages(2)) {
    const deadLetterErrorDescription = 'no such person';
    await receiver.deadLetterMessage(message, {
      deadLetterReason: 'Bad',
      deadLetterErrorDescription,
    });
  }
});

afterAll(async () => {
  await server.stop();
  await broker.stop();
});

const post = (path: string, sequenceNumber: string): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ sequenceNumber }),
    redirect: 'manual',
  });

describe('the pages of the queues', () => {
  it('lists the queues and how many messages are where', async () => {
    const answer = await fetch(`${server.url}/service-bus`);

    const page = await answer.text();

    expect(answer.status).toBe(200);
    expect(page).toContain('href="/service-bus/queues/mails"');
    expect(page).toContain('2 dead-lettered');
  });

  it('shows messages and dead letters with their reason, escaped', async () => {
    const page = await (await fetch(`${server.url}/service-bus/queues/mails`)).text();

    expect(page).toContain('&lt;b&gt;first&lt;/b&gt;');
    expect(page).not.toContain('<b>first</b>');
    expect(page).toContain('no such person');
    expect(page).toContain('action="/service-bus/queues/mails/resubmit"');
  });

  it('says the same to programs', async () => {
    const queues: unknown = await (await fetch(`${server.url}/service-bus/api/queues`)).json();
    const mails: unknown = await (await fetch(`${server.url}/service-bus/api/queues/mails`)).json();

    expect(queues).toMatchObject({ queues: [{ name: 'mails' }, { name: 'empty', active: 0 }] });
    expect(mails).toMatchObject({
      state: { name: 'mails', active: 1, deadLettered: 2 },
      messages: [
        {
          messageId: 'third',
          subject: 'subject',
          correlationId: 'correlation',
          applicationProperties: { kind: 'welcome' },
          body: '{"to":"third"}',
          deliveryCount: 0,
        },
      ],
      deadLetters: [
        { messageId: '<b>first</b>', deadLetterReason: 'Bad' },
        { messageId: 'second', deadLetterDescription: 'no such person' },
      ],
    });
  });

  it('sends one dead letter again, then the rest', async () => {
    const [first] = broker.backend.desk.messages('mails', 'dead') ?? [];

    const one = await post('/service-bus/queues/mails/resubmit', String(first?.sequenceNumber));
    const afterOne = broker.backend.desk.queues()[0];
    await post('/service-bus/queues/mails/resubmit', 'all');

    expect([one.status, one.headers.get('location')]).toEqual([303, '/service-bus/queues/mails']);
    expect(afterOne).toMatchObject({ active: 2, deadLettered: 1 });
    expect(broker.backend.desk.queues()[0]).toMatchObject({ active: 3, deadLettered: 0 });
  });

  it.each([
    ['a number that is none', '/service-bus/queues/mails/resubmit', '1 or 2', 422],
    ['a queue that does not exist', '/service-bus/queues/none/resubmit', 'all', 404],
    ['a page that does not exist', '/service-bus/nothing', 'all', 404],
  ])('refuses %s', async (_, path, sequenceNumber, status) => {
    const answer = await post(path, sequenceNumber);

    expect(answer.status).toBe(status);
  });

  it('changes nothing when it is only read', async () => {
    const answer = await fetch(`${server.url}/service-bus/queues/mails/resubmit`);

    expect(answer.status).toBe(404);
  });
});
