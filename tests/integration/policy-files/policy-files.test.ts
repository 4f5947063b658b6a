import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { makePolicyFiles } from '../../../shared/adapters/policy-files/policy-files';
import { parseAccessPackageVersion } from '../../../shared/contracts/policy/parse-access-package-version';
import { describePolicyProblem } from '../../../shared/domain/policy/policy-problem';
import type { PolicyLoad } from '../../../shared/ports/policy-source';
import { organizationData, settingsData } from '../../support/policies';
import { type PolicyFiles, withPolicyFolder } from '../../support/policy-folder';

const packageFile = 'access-packages/project-x.yaml';

function load(files: PolicyFiles = {}): Promise<PolicyLoad> {
  return withPolicyFolder(files, (folder) => makePolicyFiles(folder).load());
}

async function problems(files: PolicyFiles): Promise<readonly string[]> {
  const loaded = await load(files);
  return loaded.kind === 'refused' ? loaded.problems.map(describePolicyProblem) : [];
}

async function versionOf(text: string): Promise<string | undefined> {
  const loaded = await load({ [packageFile]: text });
  return loaded.kind === 'loaded' ? loaded.set.accessPackages[0]?.version : undefined;
}

const packageText = `id: project-x
displayName: { en: Project X }
description: { en: Drawings }
requestors: { from: connectedOrganizations }
approval: { stages: [] }
invitation: { redirectUrl: "https://host.example/x" }
`;

describe('makePolicyFiles', () => {
  it('loads every document with its version and its text', async () => {
    const loaded = await load();

    expect(loaded).toMatchObject({
      kind: 'loaded',
      set: {
        accessPackages: [{ id: 'project-x' }],
        connectedOrganizations: [{ id: 'contoso' }],
        settings: { name: 'Host Corporation' },
      },
      documents: [
        { kind: 'accessPackage', id: 'project-x' },
        { kind: 'connectedOrganization', id: 'contoso' },
        { kind: 'settings', id: 'settings' },
      ],
    });
  });

  it('takes 32 hex digits of the hash of the text for its version', async () => {
    const loaded = await load();
    const [document] = loaded.kind === 'loaded' ? loaded.documents : [];

    const hash = createHash('sha256')
      .update(document?.text ?? '')
      .digest('hex');

    expect(document?.version).toBe(hash.slice(0, 32));
  });

  it('keeps a text that gives the same access package again', async () => {
    const loaded = await load();
    const set = loaded.kind === 'loaded' ? loaded.set.accessPackages : [];
    const documents = loaded.kind === 'loaded' ? loaded.documents : [];

    const [document] = documents;

    expect({
      ...parseAccessPackageVersion(document?.text ?? ''),
      version: document?.version,
    }).toEqual(set[0]);
  });

  it('gives the same version to the same policy, however it is written', async () => {
    const reordered = packageText.split('\n').toReversed().join('\n');
    const commented = `# a comment\n${packageText.replaceAll('\n', '\r\n')}paused: false\n`;

    const version = await versionOf(packageText);

    expect(version).toBeDefined();
    expect(await versionOf(reordered)).toBe(version);
    expect(await versionOf(commented)).toBe(version);
  });

  it('gives another version to another policy', async () => {
    const version = await versionOf(packageText);

    expect(await versionOf(packageText.replace('Drawings', 'Plans'))).not.toBe(version);
  });

  it('does without connected organizations', async () => {
    const loaded = await load({ 'connected-organizations/contoso.yaml': undefined });

    expect(loaded).toMatchObject({ kind: 'loaded', set: { connectedOrganizations: [] } });
  });

  it('reports the problems of all files at once, in the order of their places', async () => {
    const found = await problems({
      [packageFile]: `${packageText}visibilty: public\npaused: yes\n`,
      'connected-organizations/contoso.yaml': organizationData({ domains: ['contoso'] }),
      'settings.yaml': settingsData({ timeZone: 'Mars' }),
    });

    expect(found).toEqual([
      'access-packages/project-x.yaml:7:1 unknown key "visibilty"; did you mean "visibility"?',
      'access-packages/project-x.yaml:8:9 paused: must be true or false, not text',
      'connected-organizations/contoso.yaml:4:5 domains.0: must be a domain such as contoso.example',
      expect.stringMatching(/^settings\.yaml:6:11 timeZone: /),
    ]);
  });

  it('places what is wrong between documents, too', async () => {
    const found = await problems({
      'connected-organizations/fabrikam.yaml': organizationData({
        id: 'fabrikam',
        accessPackages: ['ghost'],
      }),
    });

    expect(found).toEqual([
      'connected-organizations/fabrikam.yaml:4:5 domains.0: the domain belongs to "contoso" already',
      'connected-organizations/fabrikam.yaml:8:5 accessPackages.0: there is no access package "ghost"',
    ]);
  });

  it('does not complain about references to a document that is refused', async () => {
    const found = await problems({
      [packageFile]: `${packageText}paused: yes\n`,
      'connected-organizations/contoso.yaml': organizationData({ accessPackages: ['project-x'] }),
    });

    expect(found).toHaveLength(1);
  });

  it('wants the id to be the name of the file', async () => {
    expect(await problems({ 'access-packages/other.yaml': packageText })).toEqual([
      'access-packages/other.yaml:1:5 id: must be "other", the name of the file',
    ]);
  });

  it.each([
    ['anchors', 'id: &a project-x\n', '1:8 anchors are not allowed'],
    ['aliases', 'id: *a\n', '1:5 aliases are not allowed'],
    ['tags', 'id: !!str project-x\n', '1:11 tags are not allowed'],
    ['merge keys', 'id: project-x\n<<: {}\n', '2:1 merge keys are not allowed'],
    ['a second document', `${packageText}---\nid: b\n`, '7:1 only one document a file is read'],
    ['a key twice', `${packageText}id: b\n`, '7:1 is not valid YAML: Map keys must be unique'],
    ['nothing', '', '1:1 has no value'],
    ['a list', '- a\n', '1:1 must be a mapping, not a list'],
    ['brackets without end', '['.repeat(20_000), 'is nested too deeply'],
    ['a megabyte', '#'.repeat(1_048_576), 'is larger than 256 KiB'],
    ['Latin-1', Buffer.from('id: \u00e9', 'latin1'), 'is not UTF-8 text'],
  ])('refuses %s', async (_, content, message) => {
    const found = await problems({ [packageFile]: content });

    expect(found).toContainEqual(expect.stringContaining(message));
    expect(found).toHaveLength(1);
  });

  it('does not repeat what looks like a key in a file that is no YAML', async () => {
    const found = await problems({ [packageFile]: 'id: *vst_k1_Zm9vYmFyMTIzNDU2Nzg5MA\n' });

    expect(found.join('\n')).not.toContain('Zm9v');
    expect(found).not.toEqual([]);
  });

  it('points out files that nothing reads', async () => {
    const found = await problems({
      'access-packages/other.yml': packageText,
      'access-package/other.yaml': packageText,
      'community.yaml': packageText,
    });

    expect(found).toEqual([
      'access-package is not read; did you mean "access-packages"?',
      'access-packages/other.yml is not read: its name must end in .yaml',
      'community.yaml is not read: policies lie in folders of their own',
    ]);
  });

  it('leaves other files alone', async () => {
    const files = {
      'README.md': '# x',
      '.git/x.yaml': 'x',
      'access-packages/.x.yaml': ':',
      'access-packages/x.md': '',
    };

    expect(await problems(files)).toEqual([]);
  });

  it('says that the settings are missing', async () => {
    expect(await problems({ 'settings.yaml': undefined })).toEqual(['settings.yaml is missing']);
  });

  it.each(['/nowhere/at/all', __filename])('says that the folder is none: %s', async (file) => {
    const loaded = await makePolicyFiles(file).load();

    expect(loaded).toEqual({
      kind: 'refused',
      problems: [{ file, path: [], message: 'is no folder: policies are read from there' }],
    });
  });

  it('reads anew what has changed', async () => {
    const names = await withPolicyFolder({}, async (folder) => {
      const policies = makePolicyFiles(folder);
      const before = await policies.load();
      await writeFile(join(folder, 'settings.yaml'), stringify(settingsData({ name: 'Renamed' })));
      const after = await policies.load();
      return [before, after].map((loaded) => loaded.kind === 'loaded' && loaded.set.settings.name);
    });

    expect(names).toEqual(['Host Corporation', 'Renamed']);
  });
});
