/** Collects what is to be written in one turn of the event loop into one write. */
export interface WriteGroup {
  /** Resolves when the bytes are written; rejects when they, or any before them, could not be. */
  add(bytes: Buffer): Promise<void>;
  flush(): void;
}

interface Waiting {
  readonly bytes: Buffer;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function makeWriteGroup(write: (bytes: Buffer) => void): WriteGroup {
  let waiting: Waiting[] = [];
  let broken: Error | undefined;

  const writeOnce = (group: readonly Waiting[]): void => {
    if (broken !== undefined) throw broken;
    try {
      write(Buffer.concat(group.map(({ bytes }) => bytes)));
    } catch (error) {
      // What followed half a record could not be read back.
      broken = new Error('the journal could not be written and takes nothing more', {
        cause: error,
      });
      throw broken;
    }
  };
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      writeOnce(group);
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };

  return {
    flush,
    add: (bytes) =>
      new Promise((resolve, reject) => {
        waiting.push({ bytes, resolve, reject });
        if (waiting.length === 1) setImmediate(flush);
      }),
  };
}
