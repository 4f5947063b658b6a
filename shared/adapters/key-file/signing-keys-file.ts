import { AppError } from '../../domain/app-error';
import type { SigningKeys } from '../../ports/signing-keys';
import { type KeyFile, newSigningKey, readKeyFile, replaceKeyFile } from './key-file';

/**
 * The signing keys in the file of the local key ring.
 * @throws AppError `keys.missing` when there is no such file, `keys.malformed`, `keys.unreadable`, `keys.unwritable`
 */
export function makeSigningKeysFile(path: string): SigningKeys {
  const read = async (): Promise<KeyFile> => {
    const file = await readKeyFile(path);
    if (file === 'missing') throw new AppError('keys.missing');
    return file;
  };
  return {
    kids: async () => (await read()).keys.map(({ kid }) => kid),
    async add() {
      const file = await read();
      await replaceKeyFile(path, { ...file, keys: [newSigningKey(), ...file.keys] });
    },
    async remove(wanted) {
      const file = await read();
      const keys = file.keys.filter(({ kid }) => kid !== wanted);
      if (keys.length < file.keys.length) await replaceKeyFile(path, { ...file, keys });
    },
  };
}
