/** How much of a person's text a mail quotes, in characters; pages show all of it. */
const quotedLength = 300;

/**
 * Controls, byte order marks and zero-width spaces, bidi marks, embeddings and isolates, tag characters, lone surrogates.
 * Joiners stay: scripts and emoji need them.
 */
const invisible =
  /(?!\n)\p{Cc}|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Cs}]/gu;

/** More marks than this on one letter grow over the lines around it. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

/** A person's text without what could reorder, hide or overprint the text around it; line feeds are kept. */
export function printableText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(invisible, '')
    .replace(stackedMarks, '$1');
}

/** The same on one line, for names, subjects and table cells. */
export function printableLine(text: string): string {
  return printableText(text)
    .replace(/[ \n]+/gu, ' ')
    .trim();
}

const schemes = /\b(mailto|tel|sms|callto|sips?|skype|msteams|im|geo|file):/giu;
/** These may be words as well: a link has no blank after them. */
const wordSchemes = /\b(news|nntp|notes|onenote|outlook|telnet|gopher|ftp|ms-[a-z-]+):(?=\S)/giu;

/** Mail clients make links of addresses, host names, schemes and network paths: brackets keep them from it, and readable. */
function breakLinks(text: string): string {
  return text
    .replace(/:(?=\/\/)/gu, '[:]')
    .replace(/\\(?=\\)/gu, '[\\]')
    .replace(schemes, '$1[:]')
    .replace(wordSchemes, '$1[:]')
    .replace(/(?<=\S)[@＠](?=\S)/gu, '[@]')
    .replace(/(?<=\S)[.。．｡](?=\p{L}|\u200C|\u200D|\[)/gu, '[.]');
}

/** True when `quotedText` leaves out the end. */
export function isCutWhenQuoted(text: string): boolean {
  return Array.from(printableText(text).trim()).length > quotedLength;
}

/** A person's text as a mail may quote it: printable, at most 300 characters and an ellipsis, links broken up. */
export function quotedText(text: string): string {
  const characters = Array.from(printableText(text).trim());
  const isCut = characters.length > quotedLength;
  const kept = characters.slice(0, quotedLength).join('').trimEnd();
  return breakLinks(isCut ? `${kept}…` : kept);
}
