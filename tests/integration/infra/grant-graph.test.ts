import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { placeFakeAz } from './fake-az';
import { runNode } from './run-node';

const principal = '00000000-0000-0000-0000-00000000000a';
const script = 'scripts/grant-graph.mjs';

describe('grant-graph', () => {
  let folder = '';
  let env: Readonly<Record<string, string>> = {};
  const posts = async (): Promise<readonly string[]> =>
    (await readFile(join(folder, 'log'), 'utf8'))
      .split('\n')
      .filter((line) => line.includes('"post"'));

  beforeEach(async () => {
    ({ folder, env } = await placeFakeAz());
  });

  afterEach(async () => rm(folder, { recursive: true }));

  it('grants what is missing, and says what is held without need', async () => {
    const ran = await runNode([script, '--principal', principal], env);

    expect(ran).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'Granted: User.Read.All',
        'Granted: GroupMember.ReadWrite.All',
        'Held, but no feature that you named needs it: Mail.Send',
      ].join('\n'),
    });
    expect(await posts()).toHaveLength(2);
    expect((await posts())[0]).toContain(
      `{\\"principalId\\":\\"${principal}\\",\\"resourceId\\":\\"graph\\",\\"appRoleId\\":\\"role-1\\"}`,
    );
  });

  it('changes nothing in a dry run', async () => {
    const ran = await runNode([script, '--principal', principal, '--dry-run'], env);

    expect(ran.stdout).toContain('Missing: User.Read.All');
    expect(await posts()).toEqual([]);
  });

  it.each([
    [['--principal', 'app'], '--principal must be the object id of the identity.'],
    [['--principal', principal, '--features', 'invite,all'], 'There is no feature all.'],
  ])('refuses %j with one sentence', async (args, sentence) => {
    expect(await runNode([script, ...args], env)).toEqual({
      code: 2,
      stdout: '',
      stderr: sentence,
    });
  });

  it('says that az is missing', async () => {
    const ran = await runNode([script, '--principal', principal], { PATH: '/nowhere' });

    expect(ran).toEqual({ code: 1, stdout: '', stderr: 'az is not on the PATH.' });
  });
});
