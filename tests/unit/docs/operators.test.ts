import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadLetters } from '../../../commands/dead-letters/dead-letters';
import { guests } from '../../../commands/guests/guests';
import { requests } from '../../../commands/requests/requests';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/operators.md');
const [, rest = ''] = page.split('\n## Roles on Azure\n');
const roles = rest.split('\n## ', 1)[0] ?? '';

const commands = [...read('package.json').matchAll(/scripts\/command\.mjs ([a-z-]+)"/g)].map(
  ([, name = '']) => name,
);

/** What a command can do, by its own help. */
const actsOf = (usage: string): readonly string[] => [
  ...new Set([...usage.matchAll(/^ {2}([a-z]+) /gm)].map(([, act = '']) => act)),
];

describe('docs/operators.md', () => {
  it('says which role every command takes', () => {
    expect(commands).toContain('requests');
    expect(commands.filter((name) => !roles.includes(`\`${name}`))).toEqual([]);
  });

  it.each([
    ['requests', requests.usage],
    ['guests', guests.usage],
  ])('says which role every act of %s takes', (_name, usage) => {
    const acts = actsOf(usage);

    expect(acts).toContain('list');
    expect(acts.filter((act) => !roles.includes(act))).toEqual([]);
  });

  it.each([
    ['requests', requests.usage],
    ['guests', guests.usage],
    ['dead-letters', deadLetters.usage],
  ])('or the page that it links to shows every act of %s', (name, usage) => {
    const pages = [page, read('docs/lifecycle.md'), read('docs/data.md')].join('\n');
    const shown = (act: string) => pages.includes(`${name} -- ${act}`);

    expect(actsOf(usage).filter((act) => !shown(act))).toEqual([]);
  });
});
