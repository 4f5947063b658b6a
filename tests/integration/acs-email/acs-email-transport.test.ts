import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmailClient } from '@azure/communication-email';
import { makeAcsEmailTransport } from '../../../shared/adapters/acs-email/acs-email-transport';
import { mailTransportContract, sampleMail } from '../../support/contracts/mail-transport.contract';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const accepted: Answer = { status: 202, headers: { 'operation-location': '/emails/operations/1' } };

describe('makeAcsEmailTransport over the SDK', () => {
  const bodies: unknown[] = [];
  let next: Answer | undefined;
  let progress: Answer = accepted;
  let server: Server;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { status, headers } = request.method === 'POST' ? (next ?? accepted) : progress;
      if (request.method === 'POST') next = undefined;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (chunks.length > 0) bodies.push(JSON.parse(Buffer.concat(chunks).toString()));
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify({ id: '1', status: 'Running' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const transport = () =>
    makeAcsEmailTransport(() =>
      Promise.resolve(
        new EmailClient(
          url,
          { key: Buffer.from('local').toString('base64') },
          { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } },
        ),
      ),
    );

  mailTransportContract(() => ({
    transport: transport(),
    misbehave: (how) => {
      next =
        how === 'busy'
          ? { status: 429, headers: { 'retry-after': '30' } }
          : { status: 400, headers: {} };
    },
  }));

  it.each([403, 404, 429, 503])(
    'has sent what the service took, though it says %i when asked how that goes',
    async (status) => {
      bodies.length = 0;
      progress = { status, headers: {} };

      const answer = await transport().send(sampleMail);

      progress = accepted;
      expect(answer).toEqual({ kind: 'sent' });
      expect(bodies).toHaveLength(1);
    },
  );

  it('honours Retry-After', async () => {
    next = { status: 429, headers: { 'retry-after': '30' } };

    const answer = await transport().send(sampleMail);

    expect(answer).toEqual({ kind: 'later', afterSeconds: 30, throttled: true });
  });

  it('hands over both parts, the headers and no tracking', async () => {
    bodies.length = 0;

    await transport().send(sampleMail);

    expect(bodies[0]).toMatchObject({
      senderAddress: 'guests@host.example',
      recipients: { to: [{ address: 'ana@contoso.example' }] },
      content: { subject: sampleMail.subject, plainText: 'Hello', html: '<p>Hello</p>' },
      headers: { 'X-Vestibule-Mail': 'verify-address', 'Message-ID': `<${sampleMail.messageId}>` },
      userEngagementTrackingDisabled: true,
    });
  });
});
