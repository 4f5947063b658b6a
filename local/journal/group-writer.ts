export interface GroupWriter {
  write(bytes: Buffer): void;
  /** Calls back once everything so far is written, or with the error that says why it is not. */
  whenKept(done: (error?: Error) => void): void;
  /** Writes at once what waits. */
  flush(): void;
  isIdle(): boolean;
}

/**
 * Everything of one turn of the event loop goes to disk in one write. It is given to the operating system, not forced
 * to the disk: it survives the end of this process, not that of the machine. What cannot be written stays for the
 * next time, and whoever waits for it is told.
 */
export function makeGroupWriter(append: (bytes: Buffer) => void): GroupWriter {
  let pending: Buffer[] = [];
  let waiting: ((error?: Error) => void)[] = [];
  let turn: NodeJS.Immediate | undefined;

  const writePending = (): Error | undefined => {
    if (pending.length === 0) return undefined;
    const bytes = Buffer.concat(pending);
    try {
      append(bytes);
      pending = [];
      return undefined;
    } catch (error) {
      pending = [bytes];
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  const flush = (): void => {
    clearImmediate(turn);
    turn = undefined;
    const error = writePending();
    const told = waiting;
    waiting = [];
    for (const done of told) done(error);
  };

  const plan = (): void => {
    turn ??= setImmediate(flush);
  };

  return {
    write(bytes) {
      pending.push(bytes);
      plan();
    },
    whenKept(done) {
      waiting.push(done);
      plan();
    },
    flush,
    isIdle: () => turn === undefined,
  };
}
