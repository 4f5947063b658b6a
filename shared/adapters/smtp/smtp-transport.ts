import type { Transporter } from 'nodemailer';
import type { MailTransport, OutgoingMail } from '../../ports/mail-transport';
import { smtpFailure } from './smtp-failure';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
}

const timeoutMs = 20_000;

/** Mail through any SMTP server that takes mail without a password: a relay, or the local inbox. */
export function makeSmtpTransport(settings: SmtpSettings): MailTransport {
  let transporter: Promise<Transporter> | undefined;
  return {
    async send(mail) {
      transporter ??= connect(settings);
      try {
        await (await transporter).sendMail(toSmtp(mail));
        return { kind: 'sent' };
      } catch (error) {
        return smtpFailure(error);
      }
    },
  };
}

async function connect({ host, port, secure }: SmtpSettings): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host,
    port,
    secure,
    pool: true,
    maxConnections: 4,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function toSmtp({ messageId, references, replyTo, ...mail }: OutgoingMail) {
  const last = references.at(-1);
  return {
    ...mail,
    from: { ...mail.from },
    headers: { ...mail.headers },
    messageId: `<${messageId}>`,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(last === undefined ? {} : { inReplyTo: `<${last}>` }),
    references: references.map((id) => `<${id}>`),
  };
}
