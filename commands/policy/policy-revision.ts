import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makePolicyFiles } from '../../shared/adapters/policy-files/policy-files';
import type { PolicyLoad } from '../../shared/ports/policy-source';

const run = promisify(execFile);

/** The policies of a folder as a git revision has them; undefined when there is no such revision or folder in it. */
export async function loadRevision(
  revision: string,
  folder: string,
  cwd: string,
): Promise<PolicyLoad | undefined> {
  const place = resolve(cwd, folder);
  const files = await filesOf(revision, place);
  if (files === undefined || files.length === 0) return undefined;
  const copy = await mkdtemp(join(tmpdir(), 'policies-'));
  try {
    for (const file of files) {
      const target = join(copy, file);
      await mkdir(dirname(target), { recursive: true });
      const { stdout } = await git(['show', `${revision}:./${file}`], place);
      await writeFile(target, stdout);
    }
    return await makePolicyFiles(copy).load();
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function filesOf(revision: string, place: string): Promise<readonly string[] | undefined> {
  try {
    const commit = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const { stdout: id } = await git(commit, place);
    const tree = ['ls-tree', '-r', '-z', '--name-only', id.toString().trim()];
    const { stdout } = await git(tree, place);
    return stdout
      .toString()
      .split('\0')
      .filter((name) => name.endsWith('.yaml') || name.endsWith('.yml'));
  } catch {
    return undefined;
  }
}

async function git(args: readonly string[], cwd: string): Promise<{ readonly stdout: Buffer }> {
  return run('git', [...args], { cwd, encoding: 'buffer', maxBuffer: 16 * 1024 * 1024 });
}
