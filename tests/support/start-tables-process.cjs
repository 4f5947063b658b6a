const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

const root = join(__dirname, '..', '..');

/** Jest's globalSetup: tables in a process of their own, once for the whole run, since Azurite is slow to load. */
module.exports = async () => {
  const args = [join(root, 'scripts/build.mjs'), '--only', 'tables'];
  const build = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`The tables could not be built: ${build.stderr}`);
  const child = spawn(process.execPath, [join(root, 'dist/local/tables.cjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  process.env.VESTIBULE_TEST_TABLES = JSON.parse(line).connectionString;
  globalThis.vestibuleTables = child;
};
