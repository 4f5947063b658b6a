import { makeSmtpTransport } from '../../../shared/adapters/smtp/smtp-transport';
import { mailTransportContract, sampleMail } from '../../support/contracts/mail-transport.contract';
import { startInboxFixture, type InboxFixture } from '../inbox/inbox-fixture';

describe('makeSmtpTransport over the local inbox', () => {
  let fixture: InboxFixture;

  beforeAll(async () => {
    fixture = await startInboxFixture();
  });
  afterAll(async () => fixture.inbox.stop());

  const transport = () =>
    makeSmtpTransport({ host: '127.0.0.1', port: fixture.inbox.smtpPort, secure: false });

  mailTransportContract(() => ({
    transport: transport(),
    misbehave: (how) => {
      const status = how === 'busy' ? 451 : 550;
      fixture.faults.add({ target: 'mail', match: '', kind: 'status', status, when: 'before' }, 1);
    },
  }));

  it('carries both parts, the thread and the headers', async () => {
    await fetch(`${fixture.inbox.url}/api/mails`, { method: 'DELETE' });

    await transport().send(sampleMail);

    const [mail] = await fixture.mails();
    expect(mail).toMatchObject({
      to: sampleMail.to,
      from: sampleMail.from.address,
      kind: 'verify-address',
      subject: sampleMail.subject,
      text: expect.stringContaining('Hello') as string,
    });
    expect(JSON.stringify(mail?.headers)).toContain(sampleMail.messageId);
    expect(JSON.stringify(mail?.headers)).toContain(sampleMail.references[0]);
  });

  it('hands nothing over in the clear to a server of another name', async () => {
    await fetch(`${fixture.inbox.url}/api/mails`, { method: 'DELETE' });
    const port = fixture.inbox.smtpPort;
    const elsewhere = makeSmtpTransport({ host: '127.1', port, secure: false });

    const answer = await elsewhere.send(sampleMail);

    expect(answer).toMatchObject({ kind: 'later', throttled: false });
    expect(await fixture.mails()).toEqual([]);
  });

  it('tries later when nothing listens', async () => {
    const nowhere = makeSmtpTransport({ host: '127.0.0.1', port: 1, secure: false });

    const answer = await nowhere.send(sampleMail);

    expect(answer).toMatchObject({ kind: 'later', throttled: false });
  });
});
