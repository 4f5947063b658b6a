import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './run-node';

const pages = [
  'docs/deploy.md',
  ...readdirSync(join(root, 'docs/runbook')).map((name) => `docs/runbook/${name}`),
];
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

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

  it.each(pages)('of %s name programs and files that are there', (page) => {
    const text = read(page);
    const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    const files = [...text.matchAll(/\b((?:scripts|infra)\/[\w./-]+\.\w+)/g)].map(
      ([, path = '']) => path,
    );

    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('lead to pages that are there', () => {
    const links = [...read('docs/deploy.md').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      ([, path = '']) => join(root, 'docs', path),
    );

    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});
