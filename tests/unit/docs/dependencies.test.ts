import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const packages = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: packages, devDependencies: packages })
  .parse(JSON.parse(read('package.json')));

describe('docs/adr/0005-dependencies.md', () => {
  it('says of every package why it is here', () => {
    const page = read('docs/adr/0005-dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies });

    const untold = names.filter(
      (name) => !name.startsWith('@types/') && !new RegExp(`(?<![\\w/-])${name}\\b`).test(page),
    );

    expect(untold).toEqual([]);
  });
});
