import { createHash } from 'node:crypto';

/**
 * Text as a part of a key: what keys must not hold, and the escape character itself, becomes `=` and four hex digits.
 * Different texts stay different.
 * @see https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model (characters disallowed in key fields)
 */
export function encodeKey(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex -- control characters are what is escaped
    /[/\\#?%=\u0000-\u001f\u007f-\u009f]/g,
    (character) => `=${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A fixed-length key for text of any length or content: 64 hex digits. */
export function hashKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Text in a filter, quoted. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
