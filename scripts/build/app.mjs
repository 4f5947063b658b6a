import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { dist, root } from './paths.mjs';
import { leaveOut } from './left-out.mjs';
import { zodApart } from './zod-apart.mjs';

const out = join(dist, 'app');
const entries = { index: 'functions/index.ts', 'check-config': 'functions/check-config.ts' };

export const appInputs = [
  'functions',
  'shared',
  'policies',
  'host.json',
  'package.json',
  'package-lock.json',
  'scripts',
];

// The bundle is ESM, but some packages inside still call require for Node's own modules.
const banner =
  "import{createRequire as vestibuleRequire}from'node:module';const require=vestibuleRequire(import.meta.url);";

function compileTemplates() {
  const script = join(root, 'scripts/compile-templates.mjs');
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The templates could not be compiled; see above.');
}

/** How the app is bundled, whatever its entries. */
export const appBundleOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  banner: { js: banner },
  external: ['@azure/functions-core'],
  plugins: [leaveOut, zodApart],
  logLevel: 'warning',
};

async function bundle() {
  const { build } = await import('esbuild');
  return build({
    ...appBundleOptions,
    entryPoints: entries,
    outdir: out,
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    sourcemap: 'external',
    metafile: true,
    write: false,
  });
}

/** Maps stay out of what is deployed: they are large and name every source. */
function writeOutputs(files, folder, maps) {
  for (const { path, contents } of files) {
    const target = join(path.endsWith('.map') ? maps : folder, relative(out, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, contents);
  }
}

function copyBeside(folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = { name, version, private: true, type: 'module', main: 'index.mjs' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const path of ['host.json', 'policies']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
}

/** `dist/app/`, exactly what is deployed, and its source maps in `dist/maps/`. */
export async function buildApp() {
  compileTemplates();
  const { outputFiles, metafile } = await bundle();
  // Written beside and swapped in, so that a start at the same moment never sees half of it.
  const fresh = join(dist, `app-${process.pid}`);
  const maps = join(dist, 'maps');
  rmSync(fresh, { recursive: true, force: true });
  rmSync(maps, { recursive: true, force: true });
  writeOutputs(outputFiles, fresh, maps);
  copyBeside(fresh);
  rmSync(out, { recursive: true, force: true });
  renameSync(fresh, out);
  writeFileSync(join(dist, 'maps', 'meta.json'), JSON.stringify(metafile));
}
