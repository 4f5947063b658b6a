import { htmlLinks } from './html-links';
import type { Mail } from './mail';

export type ReadMail = Omit<Mail, 'id' | 'receivedAt'>;

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

type Headers = Readonly<Record<string, string>>;

const unfold = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/\r?\n[\t ]+/gu, ' ')
    .trim();

const readHeaders = (lines: readonly { key: string; line: string }[]): Headers =>
  Object.fromEntries(lines.toReversed().map(({ key, line }) => [key, unfold(line)]));

/** Parses a mail as received. Text and HTML are what was sent: neither is made from the other. */
export async function readMail(source: Buffer, envelope: Envelope): Promise<ReadMail> {
  // Not loaded at start, which it would make longer by a tenth.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(source, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
  });
  const headers = readHeaders(parsed.headerLines);
  const html = parsed.html === false ? '' : (parsed.html ?? '');
  return {
    to: envelope.to,
    from: parsed.from?.value[0]?.address ?? envelope.from,
    subject: parsed.subject ?? '',
    kind: headers['x-vestibule-mail'] ?? '',
    headers,
    text: parsed.text ?? '',
    html,
    links: [...htmlLinks(html)],
  };
}
