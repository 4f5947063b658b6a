import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'infra/README.md',
  'local/README.md',
  'tests/conformance/README.md',
  ...docs.filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`),
];

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

const withoutCode = (text: string) => text.replaceAll(/^```.*?^```/gms, '');

/** The anchors that GitHub gives to the headings of a page. */
const anchorsOf = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );

function isThere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(read(target)).includes(anchor);
}

/** A path from the root of the repository; not a pattern, and not one with something to fill in. */
const named =
  /(?<![\w./-])((?:bench|commands|docs|functions|infra|local|policies|scripts|shared|tests)\/[\w./-]*\w)/g;

describe('pages', () => {
  it.each(pages)('%s links to pages and headings that are there', (page) => {
    const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link));

    expect(links.filter((link) => !isThere(page, link))).toEqual([]);
  });

  it.each(pages)('%s names files and folders that are there', (page) => {
    const paths = [...read(page).matchAll(/`([^`\n]+)`/g)]
      .filter(([, code = '']) => !/\*|NAME/.test(code))
      .flatMap(([, code = '']) => [...code.matchAll(named)])
      .map(([, path = '']) => path);

    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(pages)('%s names commands that are there', (page) => {
    const commands = [...read(page).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(
      ([, name = '']) => name,
    );

    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
