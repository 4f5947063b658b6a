// Works out the tables of docs/deploy.md from infra/costs.json and infra/sizes.json. With --check it writes nothing and
// fails when they are not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { root } from './build/paths.mjs';
import { withCosts } from './infra/costs.mjs';

const file = join(root, 'docs/deploy.md');
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

const page = readFileSync(file, 'utf8');
const options = { ...(await prettier.resolveConfig(file)), parser: 'markdown' };
const worked = await prettier.format(
  withCosts(page, read('infra/costs.json'), read('infra/sizes.json')),
  options,
);
if (!process.argv.includes('--check')) writeFileSync(file, worked);
else if (worked !== page) {
  console.error('docs/deploy.md is not up to date: run node scripts/cost-tables.mjs');
  process.exitCode = 1;
}
