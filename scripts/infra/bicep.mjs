import { execFile } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../build/paths.mjs';

const run = promisify(execFile);
const tools = join(root, 'infra/tools');
const restored = join(tools, '.packages/azure.bicep.commandline.linux-x64/0.49.2/tools/bicep');

async function answers(command, args) {
  try {
    const { stdout } = await run(command, args);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/**
 * The real compiler: `bicep` on the PATH, else the one that `dotnet restore` fetches.
 * @returns `{ kind: 'found', path, version }`, or `{ kind: 'missing', reason }`
 */
export async function findBicep() {
  const onPath = await answers('bicep', ['--version']);
  if (onPath !== undefined) return { kind: 'found', path: 'bicep', version: onPath };
  if (!existsSync(restored)) {
    const isLinux = process.platform === 'linux' && process.arch === 'x64';
    if (!isLinux) return { kind: 'missing', reason: 'bicep is not on the PATH' };
    if ((await answers('dotnet', ['--version'])) === undefined) {
      return { kind: 'missing', reason: 'neither bicep nor dotnet is on the PATH' };
    }
    const restore = await answers('dotnet', ['restore', join(tools, 'bicep.csproj')]);
    if (restore === undefined) {
      return { kind: 'missing', reason: 'dotnet could not restore the compiler' };
    }
  }
  // Packages do not carry the right to run.
  chmodSync(restored, 0o755);
  return { kind: 'found', path: restored, version: await answers(restored, ['--version']) };
}

/** Runs the compiler; what it says on either stream, and whether it was content. */
export async function bicep(path, args) {
  try {
    const { stdout, stderr } = await run(path, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return { ok: true, stdout, said: stderr.trim() };
  } catch (error) {
    return { ok: false, stdout: '', said: `${error.stdout ?? ''}${error.stderr ?? ''}`.trim() };
  }
}
