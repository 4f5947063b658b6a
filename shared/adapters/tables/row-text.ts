/** A string property holds 64 KiB in UTF-16. */
const longest = 32_000;

/**
 * Text as the columns `data`, `data1`, `data2`, …, none longer than a property may be and none ending within a character.
 * @see https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model (property types)
 */
export function toColumns(text: string): Readonly<Record<string, string>> {
  const columns: Record<string, string> = {};
  let start = 0;
  for (let index = 0; start < text.length || index === 0; index += 1) {
    const end = start + longest;
    const splitsCharacter = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    const stop = splitsCharacter && end < text.length ? end - 1 : end;
    columns[columnName(index)] = text.slice(start, stop);
    start = stop;
  }
  return columns;
}

/** The text of those columns. */
export function fromColumns(entity: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (let index = 0; ; index += 1) {
    const column = entity[columnName(index)];
    if (typeof column !== 'string') return text;
    text += column;
  }
}

function columnName(index: number): string {
  return index === 0 ? 'data' : `data${String(index)}`;
}
