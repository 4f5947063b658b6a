import type { EmailClient, EmailMessage } from '@azure/communication-email' with {
  'resolution-mode': 'import',
};
import type { MailTransport, OutgoingMail } from '../../ports/mail-transport';
import { acsFailure } from './acs-failure';

export interface AcsEmailSettings {
  /** `https://<resource>.communication.azure.com` */
  readonly endpoint: string;
  /** Client id of a user-assigned identity; without it the app's own is used. */
  readonly clientId?: string | undefined;
}

/** Makes the client at the first mail; a test hands in its own. */
export type ConnectAcs = () => Promise<EmailClient>;

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

/** As the app's own identity. Retries are the queue's, so the SDK does none. */
export function connectAcs({ endpoint, clientId }: AcsEmailSettings): ConnectAcs {
  return async () => {
    const [{ EmailClient: Client }, { ManagedIdentityCredential }] = await Promise.all([
      import('@azure/communication-email'),
      import('@azure/identity'),
    ]);
    const credential =
      clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId });
    return new Client(endpoint, credential, { retryOptions: { maxRetries: 0 } });
  };
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
