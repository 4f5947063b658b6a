import { createTransport } from 'nodemailer';
import type { SendMailOptions, SentMessageInfo } from 'nodemailer';

import { realNow, shiftDate } from '../../../local/clock/shift-date';
import { makeStackClock } from '../../../local/clock/stack-clock';
import { makeFaultBook } from '../../../local/control/fault-book';
import type { FaultBook } from '../../../local/control/fault-book';
import type { Mail } from '../../../local/inbox/mail';
import { startInbox } from '../../../local/inbox/start-inbox';
import type { InboxBackend } from '../../../local/inbox/start-inbox';

export interface InboxFixture {
  readonly inbox: InboxBackend;
  readonly faults: FaultBook;
  /** Gives up when the server is silent for `socketTimeout` ms. */
  send(mail?: SendMailOptions, socketTimeout?: number): Promise<SentMessageInfo>;
  mails(query?: string): Promise<readonly Mail[]>;
}

const ordinary: SendMailOptions = {
  from: '"Host Corporation" <guests@host.example>',
  to: 'ana@contoso.example',
  subject: 'Confirm your address',
  text: 'Reference 7K3M-9QXT\nhttps://app.host.example/verify/abc',
  html: '<p>Reference 7K3M-9QXT <a href="https://app.host.example/verify/abc?a=1&amp;b=2">Confirm</a></p>',
  headers: { 'X-Vestibule-Mail': 'verify-address' },
};

/** An inbox on free ports and nodemailer as the app uses it. */
export async function startInboxFixture(dataDir?: string): Promise<InboxFixture> {
  const faults = makeFaultBook();
  const inbox = await startInbox({
    clock: makeStackClock(shiftDate, realNow),
    faults,
    log: () => undefined,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  return {
    inbox,
    faults,
    send: async (mail, socketTimeout = 30_000) => {
      const transport = createTransport({ host: '127.0.0.1', port: inbox.smtpPort, socketTimeout });
      return transport.sendMail({ ...ordinary, ...mail });
    },
    mails: async (query = '') => {
      const answer = await fetch(`${inbox.url}/api/mails${query}`);
      return ((await answer.json()) as { mails: Mail[] }).mails;
    },
  };
}
