import type { Stack, StackMail } from '../../../support/stack';

/** Every mail that ever came, also those that the inbox has let go of since. */
export interface MailWatch {
  /** Takes what came since the last look; nothing while the inbox does not answer. */
  look(): Promise<void>;
  /** The newest one that fits. */
  newest(fits: (mail: StackMail) => boolean): StackMail | undefined;
  /** How many mails came more than once, by their kind: the same `Message-ID` to the same address. */
  repeats(): Readonly<Record<string, number>>;
}

export function makeMailWatch(stack: () => Stack): MailWatch {
  const mails = new Map<string, StackMail>();
  let after = '';
  return {
    async look() {
      const found = await stack()
        .mails({ after })
        .catch(() => []);
      for (const mail of found) mails.set(mail.id, mail);
      after = found.at(-1)?.id ?? after;
    },
    newest: (fits) => [...mails.values()].findLast(fits),
    repeats() {
      const seen = new Set<string>();
      const repeated: Record<string, number> = {};
      for (const { kind, to, headers } of mails.values()) {
        const step = `${headers['message-id'] ?? ''} ${to}`;
        if (seen.has(step)) repeated[kind] = (repeated[kind] ?? 0) + 1;
        seen.add(step);
      }
      return repeated;
    },
  };
}
