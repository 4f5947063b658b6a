/**
 * A reference as people type it, in its one form `7K3M-9QXT`; undefined when it cannot be one. Case, blanks and hyphens do
 * not matter.
 */
export function normaliseReference(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  return /^[0-9A-Z]{8}$/.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : undefined;
}
