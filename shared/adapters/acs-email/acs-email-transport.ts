import type { EmailClient, EmailMessage } from '@azure/communication-email' with {
  'resolution-mode': 'import',
};
import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };
import type { MailTransport, OutgoingMail } from '../../ports/mail-transport';
import { acsFailure } from './acs-failure';

export interface AcsEmailSettings {
  /** `https://<resource>.communication.azure.com` */
  readonly endpoint: string;
  readonly credential: () => Promise<TokenCredential>;
}

/** Makes the client at the first mail; a test hands in its own. */
type ConnectAcs = () => Promise<EmailClient>;

/**
 * Mail through Azure Communication Services. `sent` means that the service took it (202): whether it arrives is told
 * by its delivery reports, not here.
 * @see https://learn.microsoft.com/azure/communication-services/concepts/email/email-overview
 */
export function makeAcsEmailTransport(connect: ConnectAcs): MailTransport {
  let client: Promise<EmailClient> | undefined;
  return {
    async send(mail) {
      client ??= connect();
      const answers: number[] = [];
      const onResponse = ({ status }: { readonly status: number }): void =>
        void answers.push(status);
      try {
        const acs = await client;
        await acs.beginSend(toAcs(mail), { onResponse });
        return { kind: 'sent' };
      } catch (error) {
        // The SDK asks at once how the sending goes; when that question fails, the mail is on its way all the same.
        return answers.includes(202) ? { kind: 'sent' } : acsFailure(error);
      }
    },
  };
}

/** Retries are the queue's, so the SDK does none. */
export async function connectAcs({ endpoint, credential }: AcsEmailSettings): Promise<EmailClient> {
  const { EmailClient: Client } = await import('@azure/communication-email');
  return new Client(endpoint, await credential(), { retryOptions: { maxRetries: 0 } });
}

/** The sender's display name is that of the address in Azure; the service takes it from nowhere else. */
function toAcs(mail: OutgoingMail): EmailMessage {
  const { to, from, replyTo, subject, text, html, messageId, references } = mail;
  const last = references.at(-1);
  return {
    senderAddress: from.address,
    recipients: { to: [{ address: to }] },
    content: { subject, plainText: text, html },
    ...(replyTo === undefined ? {} : { replyTo: [{ address: replyTo }] }),
    headers: {
      ...mail.headers,
      'Message-ID': `<${messageId}>`,
      ...(last === undefined ? {} : { 'In-Reply-To': `<${last}>` }),
      References: references.map((id) => `<${id}>`).join(' '),
    },
    disableUserEngagementTracking: true,
  };
}
