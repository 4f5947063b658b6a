import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRecord } from '../../is-record';

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

function valuesOf(path: string, text: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Error(`${path} is not valid JSON.`, { cause });
  }
  if (!isRecord(parsed)) throw new Error(`${path} must hold a JSON object.`);
  if (parsed['IsEncrypted'] === true) {
    throw new Error(`${path} is encrypted, which this host does not read.`);
  }
  return isRecord(parsed['Values']) ? parsed['Values'] : {};
}

/**
 * Adds `Values` of local.settings.json to the environment; what the environment has already wins. Throws an Error
 * with one sentence when the file is there but cannot be used.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file
 */
export async function applyLocalSettings(appDir: string, env: NodeJS.ProcessEnv): Promise<void> {
  const path = join(appDir, 'local.settings.json');
  const text = await readIfThere(path);
  if (text === undefined) return;
  for (const [name, value] of Object.entries(valuesOf(path, text))) {
    const usable =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (usable) env[name] ??= String(value);
  }
}
