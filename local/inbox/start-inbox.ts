import type { Backend } from '../backend';
import type { StackClock } from '../clock/stack-clock';
import type { FaultBook } from '../control/fault-book';
import { startWebServer } from '../web/web-server';
import { makeInboxSite } from './inbox-site';
import { openMailbox } from './mailbox';
import { startSmtpSink } from './smtp-sink';

export interface InboxOptions {
  /** Default 0: any free one. */
  readonly webPort?: number;
  /** Default 0: any free one. */
  readonly smtpPort?: number;
  /** Where mails are kept; left out, they live in memory only. */
  readonly dataDir?: string;
  readonly clock: StackClock;
  readonly faults: FaultBook;
  readonly log: (line: string) => void;
}

export interface InboxBackend extends Backend {
  /** Without trailing slash. */
  readonly url: string;
  readonly smtpPort: number;
}

/** An SMTP server that keeps what it is sent, and the inbox to read it. @throws Error when a port is taken. */
export async function startInbox(options: InboxOptions): Promise<InboxBackend> {
  const { clock, faults, log } = options;
  const mailbox = openMailbox(options.dataDir);
  const smtp = await startSmtpSink(options.smtpPort ?? 0, { mailbox, clock, faults, log });
  try {
    const handle = makeInboxSite(mailbox);
    const web = await startWebServer({ port: options.webPort ?? 0, log, handle });
    return {
      name: 'Inbox',
      url: web.url,
      smtpPort: smtp.port,
      atRest: () => smtp.isIdle() && web.isIdle(),
      stop: async () => {
        await Promise.all([smtp.stop(), web.stop()]);
      },
    };
  } catch (error) {
    await smtp.stop();
    throw error;
  }
}
