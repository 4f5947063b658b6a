import type { Terminal } from '../../../commands/cli/terminal';

export interface FakeTerminal extends Terminal {
  /** Everything written to stdout. */
  printed(): string;
  /** Everything written to stderr. */
  noted(): string;
}

/** A terminal that keeps what it is given; nobody watches it unless told otherwise. */
export function makeFakeTerminal(more: Partial<Terminal> = {}): FakeTerminal {
  let printed = '';
  let noted = '';
  return {
    out(text) {
      printed += text;
      return Promise.resolve();
    },
    note(text) {
      noted += text;
    },
    hasColours: false,
    isWatched: false,
    columns: 80,
    env: {},
    cwd: '/nowhere',
    ...more,
    printed: () => printed,
    noted: () => noted,
  };
}
