/** Where a command writes and what it may rely on. */
export interface Terminal {
  /** Results. Resolves when the reader has taken them, so that a long output keeps the memory flat. */
  readonly out: (text: string) => Promise<void>;
  /** Everything that is not a result. */
  readonly note: (text: string) => void;
  /** Colours on results. */
  readonly hasColours: boolean;
  /** Somebody watches the notes: a progress bar makes sense. */
  readonly isWatched: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done: (error?: Error | null) => void): boolean;
}

/** The terminal of a process. @see https://no-color.org */
export function makeTerminal(
  streams: { readonly stdout: TextStream; readonly stderr: TextStream },
  env: Terminal['env'],
  cwd: string,
): Terminal {
  const { stdout, stderr } = streams;
  const wantsColours = (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return {
    out: async (text) =>
      new Promise((resolve, reject) => {
        const shown = stdout.isTTY === true ? withoutControls(text) : text;
        stdout.write(shown, (error) => (error ? reject(error) : resolve()));
      }),
    note: (text) => void stderr.write(text, () => undefined),
    hasColours: stdout.isTTY === true && wantsColours,
    isWatched: stderr.isTTY === true && env['TERM'] !== 'dumb',
    columns: stdout.columns ?? 120,
    env,
    cwd,
  };
}

/** JSON writes the older half of the control characters as escapes; terminals heed the other half as well. */
function withoutControls(text: string): string {
  return text.replace(
    /[\u007f-\u009f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
