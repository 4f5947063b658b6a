import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePolicyFiles } from '../../../shared/adapters/policy-files/policy-files';
import type { SignUpCaller } from '../../../shared/application/intake/sign-up-caller';
import { explainJson } from '../../../shared/application/policy-work/explain-json';
import type { Explanation } from '../../../shared/application/policy-work/explanation';
import type { PolicySet } from '../../../shared/domain/policy/policy-set';
import { sampleSignUp } from '../../../shared/presentation/partner-form/sample-sign-up';

const docs = join(__dirname, '..', '..', '..', 'docs');
const folder = join(docs, 'policies');

async function examples(): Promise<PolicySet> {
  const loaded = await makePolicyFiles(folder).load();
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.problems));
  return loaded.set;
}

/** The sample request for an example, from the first organization that may ask for it. */
async function explained(id: string, withKey = false): Promise<Explanation> {
  const policies = await examples();
  const accessPackage = policies.accessPackages.find((one) => one.id === id);
  const organization = policies.connectedOrganizations.find(
    (one) => one.id === (id === 'auditors' ? 'northwind-audit' : 'tailspin'),
  );
  if (accessPackage === undefined || organization === undefined) throw new Error(`no ${id}`);
  const baseUrl = 'https://guests.host.example';
  const sample = sampleSignUp({ baseUrl, accessPackage, organization, locale: 'en' });
  const caller: SignUpCaller = withKey
    ? { kind: 'partner', organization, keyId: 'k1' }
    : { kind: 'anonymous' };
  const at = new Date('2027-03-01T09:00:00Z');
  return explainJson(JSON.stringify(sample), { policies, caller, at });
}

/** What an example means, in short: who is asked until when, and when access ends. */
function gist({ outcome, stages, delivery }: Explanation): Readonly<Record<string, unknown>> {
  return {
    outcome: outcome.kind === 'taken' ? outcome.kind : outcome.code,
    asked: stages.map(({ asked }) => asked.join(' + ')),
    deadlines: stages.flatMap(({ timers }) =>
      timers.filter(({ purpose }) => purpose === 'deadline').map(({ at }) => at.slice(0, 16)),
    ),
    end: delivery?.timers.at(-1)?.at.slice(0, 10),
  };
}

const group = (name: string): string => `the members of the group “${name}”`;

describe('the example policies', () => {
  it('are ten, each with a sentence of what it is for, in the reference', async () => {
    const { accessPackages } = await examples();
    const reference = await readFile(join(docs, 'policy.md'), 'utf8');
    const files = await readdir(join(folder, 'access-packages'));

    expect(accessPackages).toHaveLength(10);
    for (const file of files) {
      const text = await readFile(join(folder, 'access-packages', file), 'utf8');
      const [, , sentence = ''] = /^(.*)\n# (.+\.)\n/.exec(text) ?? [];
      expect(sentence.split(' ').length).toBeGreaterThan(8);
      expect(reference).toContain(`(policies/access-packages/${file}): ${sentence}`);
    }
  });

  it.each([
    ['supplier-portal', [group('Purchasing')], ['2027-03-08T09:00'], '2028-02-29'],
    [
      'auditors',
      ['ravi@host.example', group('Security officers')],
      ['2027-03-04T09:00', '2027-03-04T10:00'],
      '2027-04-30',
    ],
    ['conference-speakers', [group('Programme committee')], ['2027-03-22T09:00'], '2027-06-29'],
    ['newsletter-readers', [], [], undefined],
    ['joint-venture', [], [], '2027-08-28'],
    ['board-papers', ['kim@host.example'], ['2027-03-04T09:00'], '2027-08-28'],
    [
      'incident-support',
      [group('Service team'), 'desk@host.example'],
      ['2027-03-01T11:00', '2027-03-01T15:00'],
      '2027-03-08',
    ],
    [
      'visiting-researchers',
      [group('Heads of laboratories'), group('Data protection officers'), group('IT accounts')],
      ['2027-03-15T09:00', '2027-03-15T09:15', '2027-03-08T09:30'],
      '2028-03-01',
    ],
    ['site-visitors', [group('Site office')], ['2027-03-02T09:00'], '2027-03-31'],
  ])('%s means what it says', async (id, asked, deadlines, end) => {
    expect(gist(await explained(id))).toEqual({ outcome: 'taken', asked, deadlines, end });
  });

  it('joint-venture lets the partner’s own system in at once', async () => {
    const explanation = await explained('joint-venture', true);

    expect(explanation.mails.map(({ mail }) => mail)).not.toContain('verify-address');
    expect(explanation.delivery?.at).toBe(explanation.at);
  });

  it('tender-2027 takes nobody any more', async () => {
    expect(gist(await explained('tender-2027'))['outcome']).toBe('temporarily-unavailable');
  });
});
