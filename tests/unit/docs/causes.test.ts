import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../../../shared/domain/locale';
import { shippedCatalogues } from '../../../shared/presentation/catalogue';

const root = join(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sourceUnder = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(`${folder}/${name}`))
    .join('\n');

/** Codes such as `group.not-found`, of the kinds given, in quotes of some sort. */
const codes = (text: string, kinds: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(new RegExp(`['\`]((?:${kinds})\\.[a-z-]+)['\`]`, 'g'))].map(
      ([, code = '']) => code,
    ),
  ),
];

/** By codes that stand in the source, and by the owners of an address who are not invited. */
const told = [
  ...codes(
    sourceUnder('shared/adapters/graph'),
    'invitation|group|application|directory|user|account',
  ),
  ...[
    ...sourceUnder('shared/application').matchAll(
      /(?:draftProblem|failDelivery)\([^)]*'([a-z]+\.[a-z-]+)'\)/g,
    ),
  ].map(([, code = '']) => code),
  ...['blocked', 'deleted', 'ambiguous'].map((owner) => `user.${owner}`),
];

describe('causes of problems', () => {
  it('that operators are told are on the page of delivery-failed', () => {
    const page = read('docs/runbook/delivery-failed.md');

    expect(told).toEqual(expect.arrayContaining(['stage.no-approvers', 'group.not-found']));
    expect(told.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it.each(locales)('that operators are told have their words in %s', (locale) => {
    const words = Object.keys(shippedCatalogues[locale]);

    expect(told.filter((code) => !words.includes(`mail.problem.causes.${code}`))).toEqual([]);
  });

  it('for which the mail names another page are on a page that is there', () => {
    const named = Object.entries(shippedCatalogues.en).flatMap(([key, message]) =>
      key.startsWith('mail.problem.next.') && typeof message === 'string'
        ? [/ ([a-z-]+)\.$/.exec(message)?.[1] ?? '']
        : [],
    );

    expect(named).toContain('mail-failed');
    expect(named.filter((page) => !existsSync(join(root, `docs/runbook/${page}.md`)))).toEqual([]);
  });

  it('for which an account is left alone are on the page about the end of access', () => {
    const kept = codes(read('shared/application/lifecycle/settle-account.ts'), 'account').filter(
      (code) => code !== 'account.absent',
    );
    const page = read('docs/lifecycle.md');

    expect(kept).toContain('account.other-access');
    expect(kept.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});
