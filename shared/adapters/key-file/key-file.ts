import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../domain/app-error';

const secretSchema = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32);

const fileSchema = z.object({
  pepper: secretSchema,
  /** Newest first. */
  keys: z
    .array(z.object({ kid: z.string().regex(/^[a-z0-9]{1,8}$/), secret: secretSchema }))
    .min(1),
});
export type KeyFile = z.infer<typeof fileSchema>;

/**
 * The keys in the file.
 * @throws AppError `keys.malformed` when it holds something else, `keys.unreadable` when it cannot be read
 */
export async function readKeyFile(path: string): Promise<KeyFile | 'missing'> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new AppError('keys.unreadable', { cause });
  });
  return text === undefined ? 'missing' : parseKeyFile(text);
}

function parseKeyFile(text: string): KeyFile {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    // Without its cause, which would quote the file.
    throw new AppError('keys.malformed');
  }
}

export function newSigningKey(): KeyFile['keys'][number] {
  return { kid: randomBytes(4).toString('hex'), secret: randomBytes(32) };
}

function toText({ pepper, keys }: KeyFile): string {
  const content = {
    pepper: pepper.toString('base64'),
    keys: keys.map(({ kid, secret }) => ({ kid, secret: secret.toString('base64') })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const draftOf = (path: string): string => `${path}.${randomBytes(6).toString('hex')}`;

/**
 * Puts other keys in the place of those in the file, as a whole: whoever reads finds the old ones or the new ones.
 * @throws AppError `keys.unwritable`
 */
export async function replaceKeyFile(path: string, keys: KeyFile): Promise<void> {
  const draft = draftOf(path);
  try {
    await writeFile(draft, toText(keys), { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  } catch (cause) {
    throw new AppError('keys.unwritable', { cause });
  }
}

/**
 * Makes the file with a new pepper and one new key, for its owner only. Whoever comes second of two leaves what is there:
 * the file appears whole or not at all.
 * @throws AppError `keys.unwritable`
 */
export async function createKeyFile(path: string): Promise<void> {
  const text = toText({ pepper: randomBytes(32), keys: [newSigningKey()] });
  const draft = draftOf(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    await unlink(draft);
  } catch (cause) {
    throw new AppError('keys.unwritable', { cause });
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}
