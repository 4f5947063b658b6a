import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRecord } from '../../is-record';

/** The two members of an app's package.json that the worker looks at. */
export interface AppPackage {
  readonly main?: string;
  readonly type?: string;
}

/** Throws an Error with a sentence when the file is missing or is not a JSON object. */
export async function readPackage(appDir: string): Promise<AppPackage> {
  const parsed: unknown = JSON.parse(await readFile(join(appDir, 'package.json'), 'utf8'));
  if (!isRecord(parsed)) throw new Error('file content is not an object');
  const { main, type } = parsed;
  return {
    ...(typeof main === 'string' ? { main } : {}),
    ...(typeof type === 'string' ? { type } : {}),
  };
}
