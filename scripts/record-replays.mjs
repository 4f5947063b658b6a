#!/usr/bin/env node
// Records what the orchestration asks for on every path, under tests/fixtures/replays/<version>. To be run once, when a
// version is released: instances started by it go on under every later one, and must find the same actions. An
// orchestration that has to act differently from then on branches on `context.df.version`, and old recordings stay.
//   node scripts/record-replays.mjs [version]     (the version of package.json unless given)
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version: own } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const version = process.argv[2] ?? own;
const folder = join(root, 'tests/fixtures/replays', version);
if (existsSync(folder)) {
  console.error(`${version} is recorded already; what was released does not change.`);
  process.exit(1);
}
const jest = join(root, 'node_modules/jest/bin/jest.js');
const test = 'tests/unit/functions/orchestrations/replays.test.ts';
const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'unit', '--', test], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, RECORD_REPLAYS: version },
});
if (status !== 0) process.exit(status ?? 1);
const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
process.exit(spawnSync(process.execPath, [prettier, '--write', folder]).status ?? 1);
