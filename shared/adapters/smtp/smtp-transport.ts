import type { Transporter } from 'nodemailer';
import type { MailTransport, OutgoingMail } from '../../ports/mail-transport';
import { smtpFailure } from './smtp-failure';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS, without which mails go to a server of this machine only. */
  readonly secure: boolean;
}

const timeoutMs = 20_000;
const thisMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

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
    // Whoever reads a link to approve with can use it.
    requireTLS: !thisMachine.has(host),
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
