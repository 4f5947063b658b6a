import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePageClient } from '../support/page-client';
import { runNpmCommand, type CommandEnd } from '../support/run-command';
import { startStack, type MailFilter, type Stack, type StackMail } from '../support/stack';
import { linkOf } from './support/world';
import { eventually } from '../support/until';

interface Listed {
  readonly requests: readonly { readonly reference: string; readonly state: string }[];
}

const because = ['--reason', 'Called the sponsor', '--as', 'kim'];

describe('operators at a running stack', () => {
  let folder: string;
  let stack: Stack;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'operators-'));
    stack = await startStack({ dataDir: folder });
  });
  afterAll(async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (name: string, ...args: readonly string[]): Promise<CommandEnd> =>
    runNpmCommand(name, [...args, '--data', folder]);
  const ask = async (email: string): Promise<Response> =>
    fetch(`${stack.baseUrl}/api/signup-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        accessPackageId: 'project-x',
        email,
        givenName: 'Ana',
        surname: 'Silva',
        organization: 'Contoso',
        answers: { role: 'design' },
        acceptedTerms: '2026-01',
      }),
    });
  const mail = async (filter: MailFilter): Promise<StackMail> =>
    eventually(async () => (await stack.mails(filter)).at(-1), filter);
  const askAndConfirm = async (email: string): Promise<string> => {
    const { reference } = (await (await ask(email)).json()) as { readonly reference: string };
    const client = makePageClient();
    const page = await client.open(
      linkOf(await mail({ to: email, kind: 'verify-address' }), '/verify/'),
    );
    await client.submit(page, { submission: '1' });
    await mail({ kind: 'approval-request', to: 'ravi@host.example', reference });
    return reference;
  };
  const stateOf = async (reference: string): Promise<string | undefined> => {
    const { stdout } = await run('requests', 'list', '--json');
    const { requests } = JSON.parse(stdout) as Listed;
    return requests.find((request) => request.reference === reference)?.state;
  };

  it('decide on behalf, and the rest goes its way', async () => {
    const reference = await askAndConfirm('ana@contoso.example');

    const decided = await run('requests', 'decide', reference, '--choice', 'approve', ...because);
    await stack.advance('PT5M');

    expect(decided.code).toBe(0);
    expect(await stateOf(reference)).toBe('delivered');
    const { stdout } = await run('requests', 'show', reference);
    expect(stdout).toMatch(/decision\.approve +operator:kim \(command\)/);
    expect(stdout).toContain('mail.sent guest-welcome');
  });

  it('send the welcome again with a new invitation link', async () => {
    const { requests } = JSON.parse((await run('requests', 'list', '--json')).stdout) as Listed;
    const reference = requests[0]?.reference ?? '';
    const first = await mail({ kind: 'guest-welcome' });

    await run('requests', 'resend', reference, '--mail', 'guest-welcome', ...because);
    const second = await eventually(
      async () => (await stack.mails({ kind: 'guest-welcome' }))[1],
      'the second welcome',
    );

    expect(linkOf(second, '/redeem')).not.toBe(linkOf(first, '/redeem'));
  });

  it('stop everything within a minute and let it go on', async () => {
    const reference = await askAndConfirm('bo@contoso.example');
    await run('requests', 'decide', reference, '--choice', 'approve', ...because);

    await run('pause', 'package', 'project-x', ...because);
    await stack.advance('PT1M');
    const refused = await ask('cy@contoso.example');
    const page = await (await fetch(`${stack.baseUrl}/signup/project-x`)).text();
    await stack.advance('PT3H');
    const during = await stateOf(reference);
    await run('pause', 'lift', 'package', 'project-x', ...because);
    await stack.advance('PT5M');

    expect(refused.status).toBe(503);
    expect(page).toContain('data-code="temporarily-unavailable"');
    expect(during).toBe('approved');
    expect(await stateOf(reference)).toBe('delivered');
    expect((await ask('cy@contoso.example')).status).toBe(202);
  });

  it('let a delivery begin again once its cause is mended', async () => {
    const joined = async (): Promise<number> => {
      const { changes } = (await (await fetch(`${stack.graphUrl}/changes`)).json()) as {
        readonly changes: readonly { readonly text: string }[];
      };
      return changes.filter(({ text }) => text.includes('joined Project X members')).length;
    };
    const others = await joined();
    const reference = await askAndConfirm('eve@contoso.example');
    await stack.fault({
      target: 'graph',
      match: 'members/$ref',
      kind: 'status',
      status: 403,
      times: 9,
    });
    await run('requests', 'decide', reference, '--choice', 'approve', ...because);
    await stack.advance('PT5M');
    const before = [await stateOf(reference), await joined()];
    await stack.clearFaults();

    const begun = await run('requests', 'redeliver', reference, ...because);
    await stack.advance('PT5M');

    expect(before).toEqual(['partiallyDelivered', others]);
    expect(begun).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`The delivery of ${reference} begins again`) as string,
    });
    expect([await stateOf(reference), await joined()]).toEqual(['delivered', others + 1]);
    expect(await stack.mails({ kind: 'guest-welcome', reference })).toHaveLength(1);
    const again = await run('requests', 'redeliver', reference, ...because);
    expect([again.code, again.stderr]).toEqual([
      1,
      `${reference} is delivered: everything was given.\n`,
    ]);
  });

  it('revoke a signing key, and its links open nothing five minutes later', async () => {
    const link = linkOf(await mail({ kind: 'request-received' }), '/status/');
    const kid = link.split('/').at(-1)?.split('.')[1] ?? '';
    const before = await fetch(link);

    const revoked = await run('revoke', 'signing-key', kid, ...because);
    await stack.advance('PT6M');

    expect(before.status).toBe(200);
    expect(revoked.stdout).toContain('A new signing key took its place.');
    expect((await fetch(link)).status).toBe(404);
    const { stdout } = await run('requests', 'list', '--state', 'delivered', '--json');
    const [request] = (JSON.parse(stdout) as Listed).requests;
    await run(
      'requests',
      'resend',
      request?.reference ?? '',
      '--mail',
      'request-received',
      ...because,
    );
    await eventually(
      async () =>
        (await stack.mails({ kind: 'request-received' })).find((one) => !one.text.includes(kid)),
      'a link by the new key',
    );
  });

  it('bring a dead letter back once the mails go again', async () => {
    const reference = await askAndConfirm('di@contoso.example');
    await stack.fault({ target: 'mail', kind: 'status', status: 550, times: 50 });
    const line = ['resend', reference, '--mail', 'approval-request', '--to', 'ravi@host.example'];
    await run('requests', ...line, ...because);
    const letter = await eventually(async () => {
      const { stdout } = await run('dead-letters', 'list', '--json');
      const { deadLetters } = JSON.parse(stdout) as {
        readonly deadLetters: readonly { readonly name: string; readonly approver?: string }[];
      };
      return deadLetters.find(({ approver }) => approver === 'Ravi Nair');
    }, 'the dead letter');
    await stack.clearFaults();
    const before = (await stack.mails({ to: 'ravi@host.example', reference })).length;

    const resubmitted = await run('dead-letters', 'resubmit', letter.name, ...because);

    expect(resubmitted.code).toBe(0);
    await eventually(
      async () => (await stack.mails({ to: 'ravi@host.example', reference })).at(before),
      'the mail',
    );
  });

  it('find nothing wrong with the seeded policies, and nothing overdue', async () => {
    const checked = await run('self-check');
    const overdue = await run('reconcile', '--json');

    expect(checked).toMatchObject({ code: 0, stdout: 'Everything resolves.\n' });
    expect(JSON.parse(overdue.stdout)).toEqual({ overdue: [] });
  });
});

describe('operators without a stack', () => {
  it('are told in one sentence', async () => {
    const { code, stderr } = await runNpmCommand('requests', ['list', '--data', '/nowhere']);

    expect(code).toBe(1);
    expect(stderr).toBe(
      'No stack runs on /nowhere; start one with npm start, or name its folder with --data DIR.\n',
    );
  });
});
