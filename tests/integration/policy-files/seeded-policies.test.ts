import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makePolicyFiles } from '../../../shared/adapters/policy-files/policy-files';
import { policyJsonSchemas } from '../../../shared/contracts/policy/policy-json-schemas';
import { describePolicyProblem } from '../../../shared/domain/policy/policy-problem';
import {
  findAccessPackage,
  findOrganization,
  mayAsk,
  type PolicySet,
} from '../../../shared/domain/policy/policy-set';

const root = resolve(__dirname, '../../..');
const policies = join(root, 'policies');

async function yamlFiles(): Promise<readonly string[]> {
  const names = await readdir(policies, { recursive: true });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => join(policies, name));
}

async function seeded(): Promise<PolicySet> {
  const loaded = await makePolicyFiles(policies).load();
  if (loaded.kind === 'loaded') return loaded.set;
  throw new Error(loaded.problems.map(describePolicyProblem).join('\n'));
}

describe('the policies that come with the project', () => {
  it.each([
    ['project-x', 'contoso.example', true],
    ['project-x', 'fabrikam.example', true],
    ['project-x', 'adatum.example', false],
    ['community', 'adatum.example', true],
  ])('%s and %s: %s', async (id, domain, expected) => {
    const set = await seeded();
    const accessPackage = findAccessPackage(set, id);

    expect(accessPackage && mayAsk(accessPackage, findOrganization(set, domain))).toBe(expected);
  });

  it('ask the owners of project-x, with ten seconds to take it back, and nobody for community', async () => {
    const set = await seeded();

    expect(findAccessPackage(set, 'project-x')?.approval).toMatchObject({
      stages: [{ approvers: [{ kind: 'group', group: 'Project X owners' }] }],
      undoWindow: { kind: 'iso', months: 0, days: 0, seconds: 10 },
    });
    expect(findAccessPackage(set, 'community')?.approval.stages).toEqual([]);
  });

  it('name the schema that editors check them with', async () => {
    const files = await yamlFiles();

    for (const file of files) {
      const text = await readFile(file, 'utf8');
      const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '';
      const target = await readFile(resolve(dirname(file), schema), 'utf8');
      expect(target).toContain('"$schema"');
    }
    expect(files).toHaveLength(5);
  });
});

describe('docs/schemas', () => {
  it.each(Object.entries(policyJsonSchemas()))(
    '%s is what node scripts/policy-schema.mjs writes',
    async (name, schema) => {
      const written: unknown = JSON.parse(
        await readFile(join(root, 'docs/schemas', `${name}.json`), 'utf8'),
      );

      expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );

  it('say of a key that is refused so far that it is', () => {
    expect(JSON.stringify(policyJsonSchemas())).toMatch(
      /Escalation is not available in this version/,
    );
  });
});
