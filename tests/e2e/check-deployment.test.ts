import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runNpmCommand } from '../support/run-command';
import { startStack, type Stack } from '../support/stack';

interface Result {
  readonly name: string;
  readonly outcome: 'ok' | 'failed' | 'left out';
  readonly why?: string;
}

/** What `npm run check-deployment` found. */
async function check(...args: readonly string[]) {
  const end = await runNpmCommand('check-deployment', [...args, '--wait', '1', '--json']);
  const results = end.stdout === '' ? [] : (JSON.parse(end.stdout) as readonly Result[]);
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  return { ...end, results, failed };
}

describe('check-deployment', () => {
  let stack: Stack;
  let stranger: Server;
  let strange = '';

  beforeAll(async () => {
    stack = await startStack({});
    // Something answers, but it is not the app.
    stranger = createServer((_, response) => response.end('<h1>Your app is up</h1>'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    strange = `http://127.0.0.1:${String((stranger.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    stranger.close();
    await stack.stop();
  });

  const tryOut = async (email: string) =>
    check('--app', stack.baseUrl, '--package', 'project-x', '--email', email);

  it('finds nothing wrong with an app that runs, and mails nobody', async () => {
    const { code, results } = await tryOut('ana@contoso.example');

    expect(results.filter(({ outcome }) => outcome !== 'ok')).toEqual([
      expect.objectContaining({ name: 'plain HTTP is not served', outcome: 'left out' }),
    ]);
    expect(code).toBe(0);
    expect(await stack.mails()).toEqual([]);
  });

  it('says why a sign-up would be refused', async () => {
    const { code, failed, stderr } = await tryOut('ana@nobody.example');

    expect(failed).toEqual([
      {
        name: 'a sign-up would be accepted',
        outcome: 'failed',
        why: expect.stringMatching(/project-x is answered 403: .+ domain/) as string,
      },
    ]);
    expect([code, stderr]).toEqual([1, '1 of 9 checks failed.\n']);
  });

  it('fails for whatever else answers there', async () => {
    const { code, failed } = await check('--app', strange, '--email', 'ana@contoso.example');

    expect(failed.map(({ name }) => name)).toEqual([
      'the app runs',
      'every backend answers, and no right is missing',
      'pages carry their security headers',
      'an unknown path gets a page of the app',
      'a link that was tampered with opens nothing',
      'orchestrations are closed to those without a key',
      'the form is shown',
      'a sign-up would be accepted',
    ]);
    expect(code).toBe(1);
  });

  it('says that nothing answers', async () => {
    const { code, stderr } = await check('--app', 'http://127.0.0.1:9');

    expect(code).toBe(1);
    expect(stderr).toMatch(/^\/health does not answer \(.+\)\.\n$/);
  });

  it.each([
    [[]],
    [['--app', 'nowhere']],
    [['--app', 'https://app.example/path']],
    [['--wait', '0']],
  ])('refuses %j in one sentence', async (args) => {
    const { code, stdout, stderr } = await runNpmCommand('check-deployment', args);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });
});
