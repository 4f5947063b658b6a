import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { appInputs, buildApp } from './build/app.mjs';
import { buildCommands, commandsInputs } from './build/commands.mjs';
import { whenChanged } from './build/fingerprint.mjs';
import {
  azuriteInputs,
  buildAzurite,
  buildLocal,
  buildTables,
  localInputs,
  tablesInputs,
} from './build/local.mjs';
import { dist } from './build/paths.mjs';
import { printSizes } from './build/sizes.mjs';

async function runSteps(chosen, say) {
  let built = false;
  for (const { name, inputs, output, make } of chosen) {
    const started = performance.now();
    const stamp = join(dist, 'stamps', name);
    if (await whenChanged({ stamp, inputs, output: join(dist, output) }, make)) {
      built = true;
      say(`Built ${name} in ${Math.round(performance.now() - started)} ms.`);
    }
  }
  // Its service process would keep this one alive.
  if (built) await (await import('esbuild')).stop();
}

const app = { name: 'app', inputs: appInputs, output: 'app/index.mjs', make: buildApp };
const tables = [
  { name: 'azurite', inputs: azuriteInputs, output: 'local/azurite.cjs', make: buildAzurite },
  { name: 'tables', inputs: tablesInputs, output: 'local/tables.cjs', make: buildTables },
];
const commands = {
  name: 'commands',
  inputs: commandsInputs,
  output: 'commands/requests.mjs',
  make: buildCommands,
};
const local = { name: 'local', inputs: localInputs, output: 'local/start.cjs', make: buildLocal };

const steps = {
  all: [...tables, local, app, commands],
  local: [...tables, local],
  tables,
  commands: [commands],
};

/**
 * Builds what changed since the last time: the app into `dist/app`, the local stack into `dist/local`, what operators run
 * into `dist/commands`. `only` leaves out app and commands (`local`), or everything but the tables for tests (`tables`)
 * or the commands (`commands`).
 */
export async function build({ only = 'all', say = (line) => console.error(line) } = {}) {
  await runSteps(steps[only], say);
}

const script = process.argv.at(1);
if (script !== undefined && realpathSync(script) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, sizes: { type: 'boolean' } },
  });
  await build({ only: values.only });
  if (values.sizes) printSizes();
}
