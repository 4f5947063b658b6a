import type { MailTransport, OutgoingMail } from '../../../shared/ports/mail-transport';

type Answer = Awaited<ReturnType<MailTransport['send']>>;

export interface FakeMailTransport extends MailTransport {
  readonly sent: readonly OutgoingMail[];
  /** Answers every mail to the address (`*` for all) with this until told `undefined`. */
  answer(to: string, answer: Answer | undefined): void;
}

/** Mails that go nowhere. */
export function makeFakeMailTransport(): FakeMailTransport {
  const sent: OutgoingMail[] = [];
  const answers = new Map<string, Answer>();
  return {
    sent,
    answer(to, answer) {
      if (answer === undefined) answers.delete(to);
      else answers.set(to, answer);
    },
    send(mail) {
      const answer = answers.get(mail.to) ?? answers.get('*') ?? { kind: 'sent' };
      if (answer.kind === 'sent') sent.push(mail);
      return Promise.resolve(answer);
    },
  };
}
