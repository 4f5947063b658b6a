import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist, root } from './paths.mjs';

const source = join(root, 'commands');

export const commandsInputs = ['commands', 'shared', 'package-lock.json', 'scripts/build'];

/** The names of all commands: one file each, right in the folder. */
export const commandNames = () =>
  readdirSync(source)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length));

/** `dist/commands/`: what operators run from a checkout; packages stay in node_modules. Never deployed. */
export async function buildCommands() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      commandNames().map((name) => [name, join(source, `${name}.ts`)]),
    ),
    outdir: join(dist, 'commands'),
    outExtension: { '.js': '.mjs' },
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    keepNames: true,
    logLevel: 'warning',
  });
}
