// oxlint-disable-next-line no-control-regex -- control characters are what is replaced
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Not every spreadsheet parts cells at commas, and those that do not break lines within quotes too. */
const innerFormula = /([;\t\r\n])(?=[=+\-@＝＋－＠])/g;

/**
 * One line of CSV. Text that a spreadsheet would take for a formula begins with an apostrophe.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x10-V1-Encoding-and-Sanitization.md (1.2.10)
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const printable = text.replace(unprintable, '�').replace(innerFormula, "$1'");
  const harmless = /^[=+\-@\t\r\n]|^[＝＋－＠]/.test(printable) ? `'${printable}` : printable;
  return /[",;\t\r\n]|^\s|\s$|^'/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
