import { quotedText } from '../../domain/quoted-text';

/** A person's text as mails quote it: whole for HTML, line by line for the text part. */
export interface Quote {
  readonly text: string;
  readonly lines: readonly string[];
}

/** Undefined for an empty text. */
export function makeQuote(text: string | undefined): Quote | undefined {
  const quoted = quotedText(text ?? '');
  return quoted === '' ? undefined : { text: quoted, lines: quoted.split('\n') };
}
