import { fieldLengths } from './intake/field-lengths';

/** Why a name is refused, for the form to explain. */
export type PersonNameProblem =
  /** Over 64 characters. */
  | 'name.too-long'
  /** Something that no name has, such as a digit or a slash. */
  | 'name.unsupported-character'
  /** A dot directly before a letter: mail programs make links of that. */
  | 'name.dot-before-letter';

export type PersonNameResult =
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'refused';
      readonly code: PersonNameProblem;
      readonly character?: string;
    };

/** What no name has; letters and marks that nobody sees; a mark with no letter to stand on (after a dot it is refused as a letter is). */
const unsupported =
  /[^\p{L}\p{M} '’.-]|[\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]|(?<![\p{L}\p{M}.])\p{M}/u;

/**
 * A given name or surname as it may appear in a directory and in a mail: letters and marks of any script, spaces, `' ’ - .`.
 * Composed (NFC), spaces trimmed and single. An empty name is a name; whether one is needed is the form's matter. Idempotent.
 */
export function parsePersonName(text: string): PersonNameResult {
  const name = text
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  const character = unsupported.exec(name)?.[0];
  if (character !== undefined) {
    return { kind: 'refused', code: 'name.unsupported-character', character };
  }
  if (/\.[\p{L}\p{M}]/u.test(name)) return { kind: 'refused', code: 'name.dot-before-letter' };
  return name.length > fieldLengths.surname
    ? { kind: 'refused', code: 'name.too-long' }
    : { kind: 'name', name };
}
