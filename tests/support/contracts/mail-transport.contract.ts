import type { MailTransport, OutgoingMail } from '../../../shared/ports/mail-transport';

export const sampleMail: OutgoingMail = {
  to: 'ana@contoso.example',
  from: { name: 'Host Corporation', address: 'guests@host.example' },
  replyTo: 'desk@host.example',
  subject: 'Confirm your address',
  text: 'Hello',
  html: '<p>Hello</p>',
  messageId: '00ff.verify-address.0.requestor.0.0.0@host.example',
  references: ['00ff@host.example'],
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Vestibule-Mail': 'verify-address' },
};

/** A transport whose server can be told what to answer next. */
export interface TransportUnderTest {
  readonly transport: MailTransport;
  /** The next mail is throttled, fails for now, or is refused for good. */
  readonly misbehave: (how: 'busy' | 'refused') => void;
}

/** What every MailTransport does. */
export function mailTransportContract(get: () => TransportUnderTest): void {
  it('sends a mail', async () => {
    expect(await get().transport.send(sampleMail)).toEqual({ kind: 'sent' });
  });

  it('answers a busy server with a later try', async () => {
    const { transport, misbehave } = get();
    misbehave('busy');

    const answer = await transport.send(sampleMail);

    expect(answer.kind).toBe('later');
  });

  it('says that a refused mail is refused for good, without the address', async () => {
    const { transport, misbehave } = get();
    misbehave('refused');

    const answer = await transport.send(sampleMail);

    expect(answer.kind).toBe('refused');
    expect(JSON.stringify(answer)).not.toContain('@');
  });
}
