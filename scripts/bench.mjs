import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { appBundleOptions } from './build/app.mjs';
import { build as buildProject } from './build.mjs';
import { dist, root } from './build/paths.mjs';
import { appSizes } from './build/sizes.mjs';

const usage = `npm run bench -- [options]

  --only app|operators|stack   the product, the operators' commands, or the local stack alone
  --only costs                 of the product, what one sign-up costs
  --quick                      fewer repetitions

Ratios are inside one run; figures in seconds mean something only on a machine that does nothing else.
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});

const out = join(dist, 'bench');
const say = (line) => console.error(`  ${line}`);

async function bundleBench(esbuild) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: 'bench/main.ts',
      broker: 'bench/stack/broker-process.ts',
      upkeep: 'bench/operators/upkeep-process.ts',
      'bare-server': 'bench/stack/bare-server-process.ts',
    },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
}

/** What every Durable app loads at least, bundled as the app is. */
async function bundleBaseline(esbuild) {
  await esbuild.build({
    ...appBundleOptions,
    stdin: {
      contents: "export * from '@azure/functions'; export * as df from 'durable-functions';",
      resolveDir: root,
    },
    outfile: join(out, 'baseline.mjs'),
  });
  return join(out, 'baseline.mjs');
}

async function run() {
  await buildProject();
  const esbuild = await import('esbuild');
  await bundleBench(esbuild);
  const baselineEntry = await bundleBaseline(esbuild);
  await esbuild.stop();
  const { runBench } = await import(join(out, 'main.cjs'));
  const app = { entry: join(dist, 'app/index.mjs'), ...appSizes() };
  console.error(
    `${cpus().length} cores, load ${loadavg()[0].toFixed(1)} before, Node ${process.version}`,
  );
  await runBench({ only: values.only, quick: values.quick, app, baselineEntry, say });
  console.error(`load ${loadavg()[0].toFixed(1)} after`);
}

if (values.help) process.stdout.write(usage);
else await run();
