import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePageClient, type AnsweredPage } from '../support/page-client';
import { runNpmCommand } from '../support/run-command';
import { startStack, type MailFilter, type Stack, type StackMail } from '../support/stack';
import { linkOf } from './support/world';
import { eventually } from '../support/until';

const seeds = join(__dirname, '..', '..', 'policies');
const ana = 'ana@contoso.example';
const kim = 'kim@host.example';
const lifecycle = 'lifecycle: { expiresAfter: P90D, atEnd: delete }\n';

interface GraphList {
  readonly value: readonly { readonly accountEnabled?: boolean }[];
}

describe('the whole life of a guest', () => {
  let folder: string;
  let stack: Stack;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whole-life-'));
    await cp(seeds, join(folder, 'policies'), { recursive: true });
    const projectX = join(folder, 'policies', 'access-packages', 'project-x.yaml');
    await writeFile(projectX, `${await readFile(projectX, 'utf8')}${lifecycle}`);
    stack = await startStack({
      dataDir: join(folder, 'data'),
      policiesDir: join(folder, 'policies'),
    });
    // Replicas show for a while what was taken away.
    const body = JSON.stringify({ removalDelayMs: 12 * 60_000 });
    await fetch(`${stack.graphUrl}/settings`, { method: 'POST', body });
  });
  afterAll(async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const mail = async (filter: MailFilter): Promise<StackMail> =>
    eventually(async () => (await stack.mails(filter)).at(-1), filter);

  /** Opens the newest such link and acts with it, no faster than a person. */
  const act = async (
    filter: MailFilter,
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<AnsweredPage> => {
    const client = makePageClient();
    const page = await client.open(linkOf(await mail(filter), path));
    await stack.advance('PT3S');
    const answer = await client.submit(page, fields);
    return answer.status === 303 ? client.open(page.url) : answer;
  };

  /** What lies in the container that nobody can change, as blobs on disk. */
  const archivedActions = async (): Promise<readonly string[]> => {
    const blobs = join(folder, 'data', 'blobs');
    const texts = await Promise.all(
      (await readdir(blobs)).map(async (name) => readFile(join(blobs, name), 'utf8')),
    );
    const lines = texts
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.startsWith('{"requestId"'));
    expect(lines.join('')).not.toMatch(/@|ana|silva/i);
    return lines.map((line) => (JSON.parse(line) as { readonly action: string }).action);
  };

  const graph = async (path: string): Promise<GraphList> => {
    const form = { grant_type: 'client_credentials', client_id: 'test', client_secret: 'any' };
    const scope = 'https://graph.microsoft.com/.default';
    const body = new URLSearchParams({ ...form, scope });
    const tokenUrl = `${stack.graphUrl}/host.example/oauth2/v2.0/token`;
    const answer = await fetch(tokenUrl, { method: 'POST', body });
    const { access_token: token } = (await answer.json()) as { readonly access_token: string };
    const headers = { authorization: `Bearer ${token}`, consistencylevel: 'eventual' };
    return (await (await fetch(`${stack.graphUrl}/v1.0${path}`, { headers })).json()) as GraphList;
  };
  const accounts = async (): Promise<GraphList['value']> =>
    (await graph(`/users?$filter=mail eq '${ana}'&$select=id,accountEnabled`)).value;
  const members = async (): Promise<number> => {
    const groups = await graph(`/groups?$filter=displayName eq 'Project X members'&$select=id`);
    const [group] = groups.value as readonly { readonly id: string }[];
    return (await graph(`/groups/${group?.id ?? ''}/members`)).value.length;
  };

  const run = async (name: string, ...args: readonly string[]) =>
    runNpmCommand(name, [...args, '--data', join(folder, 'data')]);

  it('goes from asking over approval and extension to the end, deletion and erasure', async () => {
    const asked = await fetch(`${stack.baseUrl}/api/signup-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        accessPackageId: 'project-x',
        email: ana,
        givenName: 'Ana',
        surname: 'Silva',
        organization: 'Contoso',
        language: 'en',
        answers: { role: 'design' },
        acceptedTerms: '2026-01',
      }),
    });
    expect(asked.status).toBe(202);
    await act({ kind: 'verify-address', to: ana }, '/verify/', { submission: '1' });
    const decided = await act({ kind: 'approval-request', to: 'ravi@host.example' }, '/review/', {
      choice: 'approve',
    });
    expect(decided.name).toBe('review-decided');
    await stack.advance('PT15S');
    expect((await mail({ kind: 'guest-welcome', to: ana })).text).toMatch(/until \d+.[A-Z]/);
    expect(await members()).toBe(1);

    await stack.advance('P77D');
    const first = await stack.mails({ kind: 'access-ending' });
    expect(first.map(({ to }) => to).toSorted()).toEqual([ana, kim]);
    const extended = await act({ kind: 'access-ending', to: kim }, '/extend/', { sure: 'yes' });
    expect([extended.name, extended.text.includes('Extended with this link')]).toEqual([
      'extend-access',
      true,
    ]);
    await stack.advance('P14D');
    expect(await members()).toBe(1);

    const early = await run('requests', 'erase', ana);
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('Nothing was erased')]);

    await stack.advance('P90D');
    await mail({ kind: 'access-ended', to: ana });
    await mail({ kind: 'access-ended', to: kim });
    for (let looks = 0; looks < 3; looks += 1) await stack.advance('PT10M');
    expect(await members()).toBe(0);
    expect((await accounts())[0]).toMatchObject({ accountEnabled: false });

    await stack.advance('P31D');
    expect(await accounts()).toEqual([]);
    expect(await archivedActions()).toEqual(
      expect.arrayContaining(['request.submitted', 'access.extended', 'access.ended']),
    );

    const shown = await run('guests', 'show', ana, '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({
      requests: [{ access: 'ended', account: 'deleted', resources: ['removed'], extended: true }],
    });
    const erased = await run('requests', 'erase', ana, '--reason', 'Asked for it', '--json');
    expect([erased.code, erased.stderr]).toEqual([0, '']);
    expect(JSON.parse(erased.stdout)).toMatchObject({ requests: 1 });
    const left = await run('requests', 'subject', ana);
    const subject = JSON.parse(left.stdout) as { requests: unknown[]; audit: { action: string }[] };
    expect(subject.requests).toEqual([]);
    const actions = subject.audit.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining([
        'request.submitted',
        'access.extended',
        'access.ended',
        'account.blocked',
        'account.deleted',
        'person.erased',
      ]),
    );
    expect(left.stdout.replace(`"address": "${ana}"`, '')).not.toContain('@contoso');
  });
});
