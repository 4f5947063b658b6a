import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureError } from './ensure-error';
import { entryPointFiles } from './entry-point-files';
import { hasMagic } from './glob-pattern';
import type { AppPackage } from './read-package';

export interface ScriptPlace {
  readonly scriptFile: string;
  readonly directory: string;
}

const isModule = (file: string, type: string | undefined): boolean =>
  file.endsWith('.mjs') || (type === 'module' && !file.endsWith('.cjs'));

async function load(path: string, type: string | undefined): Promise<void> {
  if (isModule(path, type)) await import(pathToFileURL(path).href);
  else createRequire(path)(path);
}

/**
 * Loads what `main` names, one file after the other; `at` says which file runs. Rejects with the sentence that the
 * worker logs.
 */
export async function loadEntryPoint(
  appDir: string,
  { main, type }: AppPackage,
  at: (place: ScriptPlace | undefined) => void,
): Promise<void> {
  if (main === undefined) return;
  let current = main;
  try {
    const files = await entryPointFiles(appDir, main);
    if (files.length === 0) {
      const why = hasMagic(main)
        ? 'Found zero files matching the supplied pattern'
        : 'File does not exist';
      throw new Error(
        main === 'index.js' ? `${why}. Learn more here: https://aka.ms/AAla7et` : why,
      );
    }
    for (const file of files) {
      current = file;
      const path = join(appDir, file);
      at({ scriptFile: basename(path), directory: dirname(path) });
      await load(path, type);
    }
  } catch (thrown) {
    const { message } = ensureError(thrown);
    throw new Error(`Worker was unable to load entry point "${current}": ${message}`, {
      cause: thrown,
    });
  } finally {
    at(undefined);
  }
}
