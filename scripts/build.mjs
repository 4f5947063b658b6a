import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appInputs, appIsThere, buildApp } from './build/app.mjs';
import { whenChanged } from './build/fingerprint.mjs';
import { azuriteInputs, buildAzurite, buildLocal, localInputs } from './build/local.mjs';
import { dist } from './build/paths.mjs';
import { printSizes } from './build/sizes.mjs';

async function buildEverything(say) {
  let built = false;
  const step = async (name, inputs, output, make) => {
    const started = performance.now();
    const made = { stamp: join(dist, 'stamps', name), inputs, output: join(dist, output) };
    if (!(await whenChanged(made, make))) return;
    built = true;
    say(`Built ${name} in ${Math.round(performance.now() - started)} ms.`);
  };
  if (appIsThere()) await step('app', appInputs, 'app/index.mjs', buildApp);
  else say('functions/index.ts is not there: the app is not built.');
  await step('azurite', azuriteInputs, 'local/azurite.cjs', buildAzurite);
  await step('local', localInputs, 'local/start.cjs', buildLocal);
  // Its service process would keep this one alive.
  if (built) await (await import('esbuild')).stop();
}

/** Builds what changed since the last time: the app into `dist/app`, the local stack into `dist/local`. */
export async function build({ say = (line) => console.error(line) } = {}) {
  await buildEverything(say);
}

const isMain =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) {
  await build();
  if (process.argv.includes('--sizes')) printSizes();
}
