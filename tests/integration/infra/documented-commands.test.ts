import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-node';

const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...docs.filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`),
];
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What people are told to type, with something in the place of what they have to fill in. */
const shellOf = (page: string) =>
  [...read(page).matchAll(/```sh\n(.*?)```/gs)]
    .map(([, block = '']) => block.replaceAll(/<[^>\n]+>/g, 'filled-in'))
    .join('\n');

describe('documented commands', () => {
  it.each(pages)('of %s are shell', (page) => {
    const { status, stderr } = spawnSync('bash', ['-n'], {
      input: shellOf(page),
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
