import { normaliseDomain } from './domain-name';
import { fieldLengths } from './intake/field-lengths';
import { domainToUnicode } from './punycode';

/** Why an address is refused, for the form to explain. */
export type EmailAddressProblem =
  /** Nothing was given. */
  | 'email.missing'
  /** Over 254 characters, or over 64 before the @. */
  | 'email.too-long'
  /** No @, nothing before it, or dots in a row. */
  | 'email.malformed'
  /** The part before the @ has a letter outside ASCII. */
  | 'email.not-ascii'
  /** Graph invites no address with this character, `+` above all. */
  | 'email.unsupported-character'
  /** A dot or hyphen begins or ends the part before the @. */
  | 'email.misplaced-character'
  /** What follows the @ is no domain name. */
  | 'email.unknown-domain';

export type EmailAddressResult =
  | {
      readonly kind: 'address';
      /** As it is mailed and invited: the local part as typed, the domain lower case and punycode. */
      readonly address: string;
      /** Lower case, punycode. */
      readonly domain: string;
      /** The address with its domain in Unicode, to be shown beside `address` where the two differ. */
      readonly display: string;
      /** The whole address in lower case: one mailbox, one key. */
      readonly key: string;
    }
  | {
      readonly kind: 'refused';
      readonly code: EmailAddressProblem;
      readonly character?: string;
    };

/** Of what is before the @, in UTF-16 units. */
export const longestLocalPart = 64;

/**
 * Brings an address into the one form used everywhere, or refuses what an invitation would refuse later, after somebody has
 * approved. Idempotent on its own `address`.
 * @see https://learn.microsoft.com/graph/api/resources/invitation (characters that are not permitted)
 */
export function normaliseAddress(text: string): EmailAddressResult {
  const trimmed = text.trim();
  if (trimmed === '') return refused('email.missing');
  const at = trimmed.lastIndexOf('@');
  if (at <= 0) return refused('email.malformed');
  if (trimmed.length > fieldLengths.email) return refused('email.too-long');
  const localPart = trimmed.slice(0, at);
  const problem = localPartProblem(localPart);
  if (problem !== undefined) return problem;
  const domain = normaliseDomain(trimmed.slice(at + 1));
  if (domain === undefined) return refused('email.unknown-domain');
  const address = `${localPart}@${domain}`;
  if (localPart.length > longestLocalPart || address.length > fieldLengths.email) {
    return refused('email.too-long');
  }
  const display = withDomain(address, domainToUnicode(domain));
  return { kind: 'address', address, domain, display, key: mailboxOf(address) };
}

/** One mailbox, one spelling: two addresses are the same where this is. Mail systems that tell cases apart are not known. */
export function mailboxOf(address: string): string {
  return address.toLowerCase();
}

/** What follows the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** The address with another spelling of its domain. */
export function withDomain(address: string, domain: string): string {
  return `${address.slice(0, address.lastIndexOf('@'))}@${domain}`;
}

function localPartProblem(localPart: string): EmailAddressResult | undefined {
  const unsupported = /[^A-Za-z0-9._'-]/u.exec(localPart)?.[0];
  if (unsupported !== undefined) {
    if (unsupported === '@' || /\s/.test(unsupported)) return refused('email.malformed');
    return refused(
      isAscii(unsupported) ? 'email.unsupported-character' : 'email.not-ascii',
      unsupported,
    );
  }
  const misplaced = /^[.-]|[.-]$/.exec(localPart)?.[0];
  if (misplaced !== undefined) return refused('email.misplaced-character', misplaced);
  return localPart.includes('..') ? refused('email.malformed') : undefined;
}

function isAscii(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 128;
}

function refused(code: EmailAddressProblem, character?: string): EmailAddressResult {
  return character === undefined ? { kind: 'refused', code } : { kind: 'refused', code, character };
}
