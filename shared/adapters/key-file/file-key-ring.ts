import { AppError } from '../../domain/app-error';
import type { KeyRing } from '../../ports/key-ring';
import { createKeyFile, type KeyFile, readKeyFile } from './key-file';

export interface FileKeyRingDeps {
  readonly path: string;
  readonly now: () => Date;
}

const freshMs = 5 * 60_000;

/**
 * The key ring in a JSON file, for machines without a vault. Made with the first use; a key is added in front and removed by
 * hand, which counts within 5 minutes.
 */
export function makeFileKeyRing({ path, now }: FileKeyRingDeps): KeyRing {
  let read: { readonly file: Promise<KeyFile>; readonly at: number } | undefined;

  const current = async (): Promise<KeyFile> => {
    const at = now().getTime();
    if (read === undefined || at - read.at >= freshMs) read = { file: open(path), at };
    const mine = read;
    try {
      return await mine.file;
    } catch (error) {
      if (read === mine) read = undefined;
      throw error;
    }
  };

  return {
    keys: async () => (await current()).keys,
    pepper: async () => (await current()).pepper,
  };
}

async function open(path: string): Promise<KeyFile> {
  const found = await readKeyFile(path);
  if (found !== 'missing') return found;
  await createKeyFile(path);
  const made = await readKeyFile(path);
  if (made === 'missing') throw new AppError('keys.unreadable');
  return made;
}
