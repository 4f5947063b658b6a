import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRecord } from '../../is-record';

/** The keys of one host. `system` is the one of the Durable web hook. */
export interface HostKeys {
  readonly master: string;
  readonly host: string;
  readonly system: string;
  readonly functions: Readonly<Record<string, string>>;
}

export type KeyHolder = 'master' | 'host' | 'system' | 'function' | 'nobody';

const makeKey = (): string => randomBytes(32).toString('base64url');

const fileOf = (dataDir: string): string => join(dataDir, 'host-keys.json');

async function stored(dataDir: string | undefined): Promise<Partial<HostKeys>> {
  if (dataDir === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(await readFile(fileOf(dataDir), 'utf8'));
    if (!isRecord(parsed)) return {};
    const { master, host, system, functions } = parsed;
    return {
      ...(typeof master === 'string' ? { master } : {}),
      ...(typeof host === 'string' ? { host } : {}),
      ...(typeof system === 'string' ? { system } : {}),
      functions: Object.fromEntries(
        Object.entries(isRecord(functions) ? functions : {}).flatMap(([name, key]) =>
          typeof key === 'string' ? [[name, key]] : [],
        ),
      ),
    };
  } catch {
    return {};
  }
}

async function keep(dataDir: string, keys: HostKeys): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(keys, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The keys of this data folder, made on the first start and for each new function; random ones without a folder. */
export async function loadHostKeys(
  dataDir: string | undefined,
  functionNames: readonly string[],
): Promise<HostKeys> {
  const found = await stored(dataDir);
  const known = found.functions ?? {};
  const keys: HostKeys = {
    master: found.master ?? makeKey(),
    host: found.host ?? makeKey(),
    system: found.system ?? makeKey(),
    functions: {
      ...known,
      ...Object.fromEntries(functionNames.map((name) => [name, known[name] ?? makeKey()])),
    },
  };
  if (dataDir === undefined) return keys;
  try {
    await keep(dataDir, keys);
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} cannot be written.`, { cause });
  }
  return keys;
}

/** Whose key this is; the key of a function counts only for that function. */
export function keyHolder(
  keys: HostKeys,
  presented: string | undefined,
  functionName?: string,
): KeyHolder {
  if (presented === undefined || presented === '') return 'nobody';
  if (presented === keys.master) return 'master';
  if (presented === keys.host) return 'host';
  if (presented === keys.system) return 'system';
  if (functionName !== undefined && presented === keys.functions[functionName]) return 'function';
  return 'nobody';
}

/** Whether a function of this auth level runs for that holder. An unknown level admits nobody but the master key. */
export function mayInvoke(authLevel: string, holder: KeyHolder): boolean {
  if (authLevel === 'anonymous' || holder === 'master') return true;
  return authLevel === 'function' && (holder === 'host' || holder === 'function');
}
