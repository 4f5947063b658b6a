import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startStack, type Stack } from '../support/stack';
import { eventually } from '../support/until';

const reasonsSchema = z.object({
  backends: z.object({ tenant: z.object({ ok: z.boolean(), reason: z.string().optional() }) }),
});

describe('an app whose tenant lets it do less than its policies say', () => {
  let stack: Stack;
  const dataDir = mkdtempSync(join(tmpdir(), 'permissions-'));

  const hostKey = (): string => {
    const file = readFileSync(join(dataDir, 'host/host-keys.json'), 'utf8');
    return z.object({ host: z.string() }).parse(JSON.parse(file)).host;
  };

  const askWithKey = async () => {
    const headers = { 'x-functions-key': hostKey() };
    const answer = await fetch(`${stack.baseUrl}/health/ready`, { headers }).catch(() => undefined);
    if (answer === undefined) return undefined;
    const body: unknown = await answer.json();
    const { tenant } = reasonsSchema.parse(body).backends;
    return tenant.ok ? undefined : { status: answer.status, reason: tenant.reason };
  };

  beforeAll(async () => {
    stack = await startStack({ dataDir });
    const settings = {
      grantedRoles: ['User.Read.All', 'GroupMember.ReadWrite.All', 'Policy.Read.All'],
      allowInvitesFrom: 'none',
    };
    await fetch(`${stack.graphUrl}/settings`, { method: 'POST', body: JSON.stringify(settings) });
    // Another host asks for a token of its own.
    process.kill(stack.hostPid, 'SIGKILL');
  });
  afterAll(async () => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('names the missing permission and the setting to whoever has a key of the host', async () => {
    const answer = await eventually(askWithKey, 'reasons for not being ready');

    expect(answer).toEqual({
      status: 503,
      reason: [
        'The app lacks User.Invite.All, needed for inviting guests.',
        'The app lacks AppRoleAssignment.ReadWrite.All, needed for giving application roles.',
        'The app lacks Application.Read.All, needed for finding applications.',
        'The tenant does not let applications invite guests (external collaboration settings).',
      ].join(' '),
    });
  });

  it('says so in the log at the start', async () => {
    const told = await eventually(
      async () => Promise.resolve(stack.log().includes('tenant.problem') ? stack.log() : undefined),
      'tenant.problem in the log',
    );

    expect(told).toContain('The app lacks User.Invite.All, needed for inviting guests.');
    expect(told).toContain('does not let applications invite guests');
  });

  it('tells nobody else more than that it is not ready', async () => {
    const answer = await fetch(`${stack.baseUrl}/health/ready`);
    const text = await answer.text();

    expect(answer.status).toBe(503);
    expect(text).toContain('"tenant":"not ok"');
    expect(text).not.toContain('Invite');
  });
});
