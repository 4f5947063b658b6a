import type { Figure, Section } from './figure';

const cells = ({ name, value, aim = '', note = '' }: Figure): readonly string[] => [
  name,
  value,
  aim,
  note,
];

const widthOf = (rows: readonly (readonly string[])[], column: number): number =>
  Math.max(...rows.map((row) => row[column]?.length ?? 0));

/** The sections as one table in Markdown that also reads well in a terminal. */
export function printTable(sections: readonly Section[]): string {
  const head = ['', 'measured', 'aim', ''];
  const rows = sections.flatMap(({ title, figures }) => [
    [title.toUpperCase(), '', '', ''],
    ...figures.map(cells),
  ]);
  const widths = head.map((_, column) => widthOf([head, ...rows], column));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(Math.max(3, width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
