import { join } from 'node:path';
import { azuriteByIndex } from './azurite-by-index.mjs';
import { leaveOut } from './left-out.mjs';
import { dist, root } from './paths.mjs';

const out = join(dist, 'local');
const entries = {
  start: 'local/start.ts',
  'start-func': 'local/start-func.ts',
  host: 'local/host.ts',
  'host-broker': 'local/host-broker.ts',
};

const azuriteEntry = 'local/tables/azurite.ts';

const everyStep = ['package-lock.json', 'scripts/build'];
export const azuriteInputs = [azuriteEntry, ...everyStep];
export const tablesInputs = ['local/tables', 'local/control/fault-book.ts', ...everyStep];
export const localInputs = ['local', ...everyStep];

const common = {
  absWorkingDir: root,
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'warning',
};

// The telemetry client, and the list of all public suffixes, for cookies that nobody sends.
const neverUsed = /^(applicationinsights|psl)$/;

const withoutNeverUsed = {
  name: 'without-never-used',
  setup(build) {
    build.onResolve({ filter: neverUsed }, ({ path }) => ({
      path,
      namespace: 'absent',
    }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

const azuriteApart = {
  name: 'azurite-apart',
  setup(build) {
    build.onResolve({ filter: /\/azurite$/ }, () => ({ path: './azurite.cjs', external: true }));
  },
};

/** Azurite in one file instead of some 900: it loads in a third of the time. */
export async function buildAzurite() {
  const { build } = await import('esbuild');
  await build({
    ...common,
    entryPoints: { azurite: azuriteEntry },
    minify: true,
    keepNames: true,
    plugins: [withoutNeverUsed, azuriteByIndex],
  });
}

async function buildEntries(entryPoints) {
  const { build } = await import('esbuild');
  await build({
    ...common,
    entryPoints,
    // Loaded with the first mail.
    external: ['mailparser'],
    sourcemap: 'linked',
    plugins: [azuriteApart, leaveOut],
  });
}

/** Tables alone, so that tests that need nothing else do not wait for the rest of the stack. */
export const buildTables = () => buildEntries({ tables: 'local/tables/main.ts' });

/** `dist/local/`: the local stack's processes, packages in them too, for the same reason. Never deployed. */
export const buildLocal = () => buildEntries(entries);
