#!/usr/bin/env node
// The long forms of the tests under crashes and faults; the default run has short ones.
//   npm run test:crash                  CRASH_SEED=n repeats a run
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './build/paths.mjs';

await build();
const jest = join(root, 'node_modules/jest/bin/jest.js');
const tests = ['crash.test.ts', 'fault-matrix.test.ts'].map((name) => `tests/e2e/${name}`);
const args = [jest, '--selectProjects', 'e2e', '--runInBand', '--', ...tests];
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CRASH: 'long', FAULTS: 'long' },
});
process.exit(status ?? 1);
