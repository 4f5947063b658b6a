import type { Journal } from '../../../journal/begin-journal';

/**
 * Resolves when the record is kept. Once one could not be written nothing more is taken: what it stands for has
 * happened in memory, and whoever was to go on with it has been told that it has not.
 */
export function makeAppend(
  journal: Pick<Journal, 'write' | 'whenKept'>,
): (record: Buffer) => Promise<void> {
  let broken: Error | undefined;
  return (record) =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) {
        reject(broken);
        return;
      }
      journal.write(record);
      journal.whenKept((cause) => {
        if (cause === undefined) {
          resolve();
          return;
        }
        broken ??= new Error('the journal could not be written and takes nothing more', { cause });
        reject(broken);
      });
    });
}
