import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

export interface StackLog {
  /** A line of the supervisor's own, on stderr. */
  readonly say: (line: string) => void;
  /** A line of the functions host or of a backend. */
  readonly host: (line: string) => void;
  /** Where `host` goes; undefined when that is stderr. */
  readonly file: string | undefined;
  /** The last lines given to `host`, for the case that it does not start. */
  recent(): readonly string[];
}

const kept = 20;

/** The host's lines go to `dataDir/host.log`, begun anew at every start, or to stderr when there is no folder. */
export function makeStackLog(dataDir: string | undefined): StackLog {
  const file = dataDir === undefined ? undefined : join(dataDir, 'host.log');
  const stream = file === undefined ? process.stderr : createWriteStream(file);
  const recent: string[] = [];
  return {
    say: (line) => process.stderr.write(`${line}\n`),
    host(line) {
      stream.write(file === undefined ? `[host] ${line}\n` : `${line}\n`);
      recent.push(line);
      if (recent.length > kept) recent.shift();
    },
    file,
    recent: () => recent,
  };
}
