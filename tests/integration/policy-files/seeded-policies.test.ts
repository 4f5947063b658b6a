import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
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

describe('node scripts/policy-schema.mjs', () => {
  const written = [
    'policy.md',
    ...Object.keys(policyJsonSchemas()).map((name) => `schemas/${name}.json`),
  ];

  it('writes what stands in docs', async () => {
    const target = await mkdtemp(join(tmpdir(), 'policy-docs-'));

    await promisify(execFile)(process.execPath, [join(root, 'scripts/policy-schema.mjs'), target]);

    for (const name of written) {
      const [fresh, kept] = await Promise.all(
        [target, join(root, 'docs')].map((folder) => readFile(join(folder, name), 'utf8')),
      );
      expect(kept).toBe(fresh);
    }
    await rm(target, { recursive: true });
  });

  it('says of a key that is refused so far that it is', () => {
    expect(JSON.stringify(policyJsonSchemas())).toMatch(
      /Escalation is not available in this version/,
    );
  });
});
