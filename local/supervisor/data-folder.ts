import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode, errorMessage } from './error-facts';
import { lockFolder } from './folder-lock';
import { makeFolder } from './make-folder';

export type DataFolder =
  | { readonly kind: 'open'; readonly path: string; close(): void }
  | { readonly kind: 'refused'; readonly sentence: string };

function openAndLock(path: string): DataFolder {
  const lock = lockFolder(join(path, 'lock'));
  if (lock.kind === 'held') return { kind: 'open', path, close: () => lock.release() };
  const sentence = `The data folder ${path} is in use by process ${lock.pid}; stop that one or choose another with --data DIR.`;
  return { kind: 'refused', sentence };
}

/** Makes the folder if need be and locks it. Without a path: a temporary one, removed when it is closed. */
export function openDataFolder(path: string | undefined): DataFolder {
  if (path === undefined) {
    const temporary = mkdtempSync(join(tmpdir(), 'vestibule-'));
    const close = (): void => rmSync(temporary, { recursive: true, force: true });
    return { kind: 'open', path: temporary, close };
  }
  try {
    makeFolder(path);
    return openAndLock(path);
  } catch (error) {
    const sentence = `The data folder ${path} cannot be written (${errorCode(error) ?? errorMessage(error)}); choose another with --data DIR.`;
    return { kind: 'refused', sentence };
  }
}
