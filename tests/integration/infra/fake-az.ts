import { chmod, copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './run-node';

/** A new folder with an `az` that stands in, and an environment in which programs find it and nothing of azd. */
export async function placeFakeAz(): Promise<{ folder: string; env: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-az-'));
  const source = join(root, 'tests/fixtures/infra/az.mjs');
  await Promise.all(['az', 'az.mjs'].map(async (name) => copyFile(source, join(folder, name))));
  await chmod(join(folder, 'az'), 0o755);
  const PATH = `${folder}:${dirname(process.execPath)}:/usr/bin:/bin`;
  return { folder, env: { PATH, FAKE_AZ_LOG: join(folder, 'log') } };
}
