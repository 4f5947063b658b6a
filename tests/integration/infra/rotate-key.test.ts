import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { placeFakeAz } from './fake-az';
import { runNode } from './run-node';

const part = async (name: string): Promise<unknown> => {
  const { stdout } = await runNode(['tests/fixtures/infra/signing-keys.mjs', name]);
  return JSON.parse(stdout);
};

const secretSchema = z.array(z.object({ value: z.string() }).loose());
const rotated = z.object({
  first: z.array(z.string()),
  again: z.array(z.string()),
  added: z.string(),
  kids: z.array(z.string()),
  secrets: z.object({ 'link-signing-keys': secretSchema, 'address-pepper': secretSchema }),
  disabled: z.unknown(),
  last: z.unknown(),
  unknown: z.unknown(),
  inUse: z.array(z.string()),
});

describe('signing keys', () => {
  it('are made once with their pepper, added to, and disabled until one is left', async () => {
    const done = rotated.parse(await part('rotate'));

    expect(done.first).toEqual(['address-pepper', 'link-signing-keys']);
    expect(done.again).toEqual([]);
    expect(done.kids).toEqual([done.added, '00000002']);
    expect(done.disabled).toEqual({ kind: 'disabled' });
    expect(done.last).toEqual({ kind: 'last' });
    expect(done.unknown).toEqual({ kind: 'unknown' });
    expect(done.inUse).toEqual([done.added]);
  });

  it('are counted as the app counts them: what is over or has not begun leaves it without a key', async () => {
    const done = z
      .object({ kid: z.string() })
      .loose()
      .parse(await part('outOfForce'));

    expect(done).toMatchObject({ disabled: { kind: 'last' }, inUse: [done.kid] });
  });

  it('are 32 random bytes in base64, as the app reads them', async () => {
    const { secrets } = rotated.parse(await part('rotate'));

    const values = Object.values(secrets).flatMap((versions) => versions.map(({ value }) => value));

    expect(values.map((value) => Buffer.from(value, 'base64').length)).toEqual([32, 32, 32]);
    expect(new Set(values).size).toBe(3);
  });

  it('wait for a role that was just given, and not for ever', async () => {
    expect(await part('waitForRole')).toEqual({
      outcome: 'done',
      tries: 3,
      said: 2,
      late: 'Forbidden',
    });
  });
});

const vault = 'https://kv-test.vault.azure.net';

/** Runs a script against a vault that refuses with this inner code, as somebody who is signed in to az. */
async function runRefused(code: string, args: readonly string[], more = {}) {
  const { folder, env } = await placeFakeAz();
  const ran = await runNode(['--import', './tests/fixtures/infra/refusing-vault.mjs', ...args], {
    ...env,
    REFUSED_BY: code,
    VESTIBULE_VAULT_URL: vault,
    // That of the sample's policies, which are left as they are.
    VESTIBULE_MAIL_SENDER: 'guests@host.example',
    ...more,
  });
  await rm(folder, { recursive: true });
  return ran;
}

describe('npm run rotate-key', () => {
  it.each([
    [['--vault', 'kv-test'], '--vault must be the https address of a Key Vault.'],
    [[], '--vault must be the https address of a Key Vault.'],
    [['--vault', vault, '--list', '--first'], 'Give one of --list, --first and --disable.'],
    [['--vualt', vault], "Unknown option '--vualt'."],
  ])('refuses %j with one sentence', async (args, sentence) => {
    const ran = await runNode(['scripts/rotate-key.mjs', ...args]);

    expect(ran).toEqual({ code: 2, stdout: '', stderr: sentence });
  });

  it('says that nobody is signed in', async () => {
    const ran = await runNode(['scripts/rotate-key.mjs', '--vault', vault, '--list'], {
      PATH: '/nowhere',
    });

    expect(ran.code).toBe(1);
    expect(ran.stdout).toBe('');
    expect(ran.stderr.split('\n')).toHaveLength(1);
  });

  it.each([
    ['ForbiddenByRbac', 'Azure refuses: your account lacks the role for this.'],
    ['ForbiddenByFirewall', 'The key vault takes nothing from your network'],
    ['ForbiddenByConnection', 'The key vault takes nothing from your network'],
  ])('tells by %s whether a role is missing or the network is wrong', async (code, sentence) => {
    const ran = await runRefused(code, ['scripts/rotate-key.mjs', '--list']);

    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(sentence);
  });

  it('explains itself', async () => {
    const ran = await runNode(['scripts/rotate-key.mjs', '--help']);

    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('--disable KID');
  });
});

describe('what azd runs after provisioning', () => {
  const script = 'scripts/after-provision.mjs';

  it('names what azd should have set', async () => {
    const ran = await runNode([script]);

    expect(ran).toEqual({
      code: 2,
      stdout: '',
      stderr: 'VESTIBULE_VAULT_URL and VESTIBULE_MAIL_SENDER are missing; azd sets them.',
    });
  });

  it('ends azd up before the app is deployed when the first keys could not be made, and says what to do', async () => {
    const ran = await runNode([script], {
      PATH: '/nowhere',
      VESTIBULE_VAULT_URL: vault,
      VESTIBULE_MAIL_SENDER: 'guests@guests.example.org',
    });

    expect(ran.code).toBe(1);
    expect(ran.stderr.split('\n')).toEqual([
      expect.stringMatching(/^The first keys could not be made\. /),
      'The app does not work without them; fix it and run npm run rotate-key -- --first',
    ]);
  });

  it('prints the DNS records of an own domain that is not verified', async () => {
    const records = { Domain: { type: 'TXT', name: 'guests.example.org', value: 'ms=1' } };
    const ran = await runRefused('ForbiddenByFirewall', [script], {
      VESTIBULE_MAIL_RECORDS: JSON.stringify(records),
    });

    expect(ran.stdout).toContain('\n  Domain: TXT guests.example.org ms=1\n');
  });

  it('goes on at once where the vault does not hear this network, since the keys may be there', async () => {
    const ran = await runRefused('ForbiddenByFirewall', [script]);

    expect(ran.code).toBe(0);
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toContain('Whether the first keys are there was not looked at.');
    expect(ran.stdout).toContain('npm run rotate-key -- --first');
    expect(ran.stdout).not.toContain('trying again');
  });
});

describe('the sender in the policies', () => {
  const managed = 'DoNotReply@11111111-2222-3333-4444-555555555555.azurecomm.net';

  it('is replaced where it is the sample’s or Azure’s, and left alone where it is an operator’s', async () => {
    expect(await part('senders')).toEqual({
      sample: { kind: 'replaced', text: `name: Host\nsender: ${managed}\nlanguage: en\n` },
      sameManaged: { kind: 'fits' },
      wasManaged: {
        kind: 'replaced',
        text: 'name: Host\nsender: guests@guests.corp.com\nlanguage: en\n',
      },
      otherManaged: { kind: 'differs', sender: 'guests@corp.com' },
      ownDomain: { kind: 'fits' },
      otherDomain: { kind: 'differs', sender: 'desk@corp.com' },
    });
  });
});
