import type { OutgoingMail } from '../../shared/ports/mail-transport';
import type { FakeMailTransport } from './fakes/fake-mail-transport';

interface Sender {
  readonly ports: { readonly transport: FakeMailTransport };
}

const kindOf = (mail: OutgoingMail): string => mail.headers['X-Vestibule-Mail'] ?? '';

/** Every mail of a kind that went out, oldest first. */
export function mailsOf({ ports }: Sender, kind: string): readonly OutgoingMail[] {
  return ports.transport.sent.filter((mail) => kindOf(mail) === kind);
}

/** The kinds of the mails that an address got, in order. */
export function kindsTo({ ports }: Sender, address: string): readonly string[] {
  return ports.transport.sent.filter(({ to }) => to === address).map(kindOf);
}

/** The tokens of a purpose in a mail, each once. */
export function tokensIn({ text }: OutgoingMail, purpose: string): readonly string[] {
  const found = text.matchAll(new RegExp(`/${purpose}/(v1\\.[\\w.-]+)`, 'g'));
  return [...new Set([...found].map(([, token]) => token ?? ''))];
}
