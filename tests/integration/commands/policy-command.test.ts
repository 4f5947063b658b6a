import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from '../../../commands/cli/run-command';
import { policyCommand } from '../../../commands/policy/policy-command';

const root = join(__dirname, '..', '..', '..');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

const open = (): never => {
  throw new Error('nothing is to be opened');
};

async function run(args: readonly string[], cwd = root): Promise<Ended> {
  let out = '';
  let notes = '';
  const terminal = {
    out: (text: string): Promise<void> => {
      out += text;
      return Promise.resolve();
    },
    note: (text: string): void => {
      notes += text;
    },
    hasColours: false,
    isWatched: false,
    columns: 100,
    env: {},
    cwd,
  };
  return { code: await exitCodeOf(policyCommand, args, { terminal, open }), out, notes };
}

const request = {
  accessPackageId: 'project-x',
  email: 'ana@contoso.example',
  givenName: 'Ana',
  organization: 'Contoso',
  answers: { role: 'design' },
  acceptedTerms: '2026-01',
};

describe('npm run policy', () => {
  let work: string;
  const inWork = (...path: readonly string[]): string => join(work, ...path);

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'policy-command-'));
    await cp(join(root, 'policies'), inWork('policies'), { recursive: true });
    await writeFile(inWork('request.json'), JSON.stringify(request));
  });
  afterEach(async () => rm(work, { recursive: true, force: true }));

  async function change(file: string, from: string, to: string): Promise<void> {
    const text = await readFile(inWork('policies', file), 'utf8');
    expect(text).toContain(from);
    await writeFile(inWork('policies', file), text.replace(from, to));
  }

  const projectX = 'access-packages/project-x.yaml';

  it('finds the seeded policies fine', async () => {
    expect(await run(['check'], work)).toEqual({
      code: 0,
      out: 'Fine: policies would be accepted as it is.\n',
      notes: '',
    });
  });

  it('says where what is wrong, and what to do', async () => {
    await change(projectX, 'deadline: P7D', 'deadlin: P7D');
    await change('settings.yaml', 'timeZone: Europe/Paris', 'timeZone: Paris');

    const { code, out, notes } = await run(['check'], work);

    expect(code).toBe(1);
    expect(out).toMatch(
      /^policies\/access-packages\/project-x\.yaml:\d+:\d+ {2}approval\.stages\.0: unknown key "deadlin"\n {4}→ did you mean "deadline"\?$/m,
    );
    expect(out).toMatch(/^policies\/settings\.yaml:\d+:\d+ {2}timeZone: must be a time zone/m);
    expect(notes).toBe('2 problems in policies.\n');
  });

  it('says it as JSON too', async () => {
    await change(projectX, 'deadline: P7D', 'deadline: soon');

    const { code, out } = await run(['check', '--json'], work);

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      fine: false,
      problems: [
        expect.objectContaining({ file: projectX, key: 'approval.stages.0.deadline' }) as unknown,
      ],
    });
  });

  it('explains a request, in words and as JSON', async () => {
    const args = ['explain', '--request', 'request.json', '--at', '2027-03-01T09:00:00Z'];

    const words = await run(args, work);
    const json = await run([...args, '--json'], work);

    expect(words.code).toBe(0);
    expect(words.out).toContain('Taken: the request passes every check.');
    expect(words.out).toContain('Mon 2027-03-08 10:00  If nobody has decided');
    expect(JSON.parse(json.out)).toMatchObject({
      outcome: { kind: 'taken' },
      at: expect.any(String) as unknown,
    });
  });

  it('explains it as with the key of an organization', async () => {
    const args = ['explain', '--request', 'request.json', '--with-key-of', 'contoso'];

    expect((await run(args, work)).out).toContain('The partner key of Contoso proves the address');
  });

  it('explains nothing by policies that are not fine', async () => {
    await change(projectX, 'deadline: P7D', 'deadline: soon');

    const { code, out, notes } = await run(['explain', '--request', 'request.json'], work);

    expect([code, out]).toEqual([1, '']);
    expect(notes).toContain('The policies in policies are not fine.');
  });

  it('tells two folders apart in words', async () => {
    await change(projectX, 'deadline: P7D', 'deadline: P5D');

    const { code, out } = await run(['diff', join(root, 'policies')], work);

    expect(code).toBe(0);
    expect(out).toContain('the deadline is now 5 days; it was 7 days.');
  });

  it('tells a revision and the folder apart, and leaves both as they are', async () => {
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], {
        cwd: work,
        encoding: 'utf8',
      });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'one');
    await change(projectX, 'visibility: public', 'visibility: unlisted');
    const before = git('status', '--porcelain');

    const { code, out } = await run(['diff', 'HEAD', '--json'], work);
    const same = await run(['diff', 'HEAD', 'HEAD'], work);

    expect(code).toBe(0);
    expect((JSON.parse(out) as { readonly changes: readonly unknown[] }).changes).toEqual([
      expect.objectContaining({ audience: 'requestors', key: 'visibility' }),
    ]);
    expect(same.out).toBe('Nothing changes: both versions mean the same.\n');
    expect(git('status', '--porcelain')).toBe(before);
  });

  it.each([
    [['frob'], 'What to do is one of check, explain, diff.'],
    [['check', 'more'], 'check takes options only.'],
    [['check', '--policies', 'nowhere'], 'There is no folder nowhere.'],
    [['explain'], 'Name the request with --request FILE.json.'],
    [['explain', '--request', 'nothing.json'], 'nothing.json cannot be read.'],
    [['explain', '--request', 'policies/settings.yaml'], 'policies/settings.yaml is not JSON.'],
    [
      ['explain', '--request', 'request.json', '--at', 'tomorrow'],
      '--at needs an instant such as 2027-03-01T09:00:00Z.',
    ],
    [
      ['explain', '--request', 'request.json', '--with-key-of', 'x'],
      'There is no connected organization x.',
    ],
    [['diff'], 'Name one version to compare the policies with, or two.'],
    [['diff', 'no-such'], 'no-such is neither a folder nor a revision that has policies.'],
  ])('refuses %p in one sentence', async (args, sentence) => {
    expect(await run(args, work)).toEqual({ code: 2, out: '', notes: `${sentence}\n` });
  });
});
