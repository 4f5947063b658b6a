import type { Terminal } from './terminal';

/** Words in colour on a terminal, plain elsewhere. */
export interface Colours {
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

export function coloursFor({ hasColours }: Terminal): Colours {
  const paint =
    (code: number) =>
    (text: string): string =>
      hasColours ? `\u001b[${String(code)}m${text}\u001b[0m` : text;
  return { strong: paint(1), good: paint(32), bad: paint(31), faint: paint(2) };
}
