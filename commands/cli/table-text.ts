export type Cells = readonly string[];

// oxlint-disable-next-line no-control-regex -- control characters are what is replaced
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside without what would move a terminal's cursor or turn its direction. */
export function plain(text: string): string {
  return text.replace(unprintable, '�');
}

/** Lines of columns, the last one as long as it likes. */
export function tableText(head: Cells, rows: readonly Cells[]): string {
  const all = [head, ...rows].map((cells) => cells.map(plain));
  const widths = head.map((_, column) =>
    Math.max(...all.map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: Cells): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map((cells) => `${line(cells)}\n`).join('');
}
