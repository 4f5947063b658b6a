import type { Mail } from './mail';

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/**
 * The mails that fit every given filter, oldest first: `to` the whole address, `kind` the whole kind, `reference`
 * anywhere in subject or text, `after` the id of a mail that came before.
 */
export function searchMails(mails: readonly Mail[], query: URLSearchParams): readonly Mail[] {
  const [to, kind, reference] = [query.get('to'), query.get('kind'), query.get('reference')];
  const after = query.get('after') ?? '';
  return mails.filter(
    (mail) =>
      mail.id > after &&
      (to === null || same(mail.to, to)) &&
      (kind === null || mail.kind === kind) &&
      (reference === null || `${mail.subject}\n${mail.text}`.includes(reference)),
  );
}

/** The mails that have all words of a search somewhere a person would look. */
export function findMails(mails: readonly Mail[], words: string): readonly Mail[] {
  const wanted = words.toLowerCase().split(/\s+/u);
  return mails.filter(({ to, from, subject, kind, text }) => {
    const whole = [to, from, subject, kind, text].join('\n').toLowerCase();
    return wanted.every((word) => whole.includes(word));
  });
}
