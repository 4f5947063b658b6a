// Full stops of other scripts are separators too, see UTS 46, section 4.
const separators = /[\u3002\uff0e\uff61]/g;
const nameCharacters = /^(?:[a-zA-Z0-9.-]|[^\p{ASCII}])+$/u;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one spelling under which a mail domain is compared and stored: lower case, punycode, no trailing dot. Undefined for
 * what is no public domain name: a single label, an IP address, characters that no name has.
 * @see https://www.unicode.org/reports/tr46/
 */
export function normaliseDomain(text: string): string | undefined {
  const dotted = text.replace(separators, '.');
  if (!nameCharacters.test(dotted)) return undefined;
  const ascii = toAscii(dotted);
  if (ascii === undefined || ascii.length > 253) return undefined;
  const labels = ascii.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || /^\d+$/.test(last)) return undefined;
  return labels.every((part) => label.test(part)) ? ascii : undefined;
}

function toAscii(domain: string): string | undefined {
  try {
    return new URL(`http://${domain}/`).hostname;
  } catch {
    return undefined;
  }
}
