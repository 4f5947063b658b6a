import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorSentence } from '../../../../commands/cli/error-sentence';
import { readArguments } from '../../../../commands/cli/read-arguments';
import { readAzureSettings } from '../../../../commands/stack/azure-settings';
import { connectionsFor } from '../../../../commands/stack/connections';
import { readLocalStack } from '../../../../commands/stack/local-stack';
import { operatorName } from '../../../../commands/stack/operator-name';
import { makeFakeTerminal } from '../../../support/fakes/fake-terminal';

/** What the operator is told of a failure. */
const sentenceOf = async (failing: Promise<unknown>): Promise<unknown> =>
  failing.catch(errorSentence);

const settings = {
  PUBLIC_BASE_URL: 'http://127.0.0.1:7071',
  DataStorage: 'UseDevelopmentStorage=true',
  ServiceBus: 'Endpoint=sb://127.0.0.1;UseDevelopmentEmulator=true',
  MAIL_TRANSPORT: 'smtp',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '25',
  KEY_RING: 'file',
  KEY_RING_FILE: '/nowhere/keys.json',
};

describe('settings of commands', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'command-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const azure = (line: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    readAzureSettings(readArguments(line, {}), makeFakeTerminal({ env, cwd: folder }));

  it('take the local stack with its time from the data folder', async () => {
    await writeFile(join(folder, 'stack.json'), JSON.stringify({ pid: 1, settings }));
    await writeFile(join(folder, 'clock.json'), JSON.stringify({ offsetMs: 5000 }));

    const stack = readLocalStack(folder);

    expect(stack.offsetMs).toBe(5000);
    expect(stack.config.tables).toEqual({
      kind: 'connectionString',
      value: 'UseDevelopmentStorage=true',
    });
  });

  it('say so when no stack runs there', () => {
    expect(() => readLocalStack(folder)).toThrow('No stack runs on');
  });

  it('take a deployment from the options before the environment, and from azd last', async () => {
    const kept = join(folder, '.azure', 'prod');
    await mkdir(kept, { recursive: true });
    await writeFile(join(folder, '.azure', 'config.json'), '{"defaultEnvironment":"prod"}');
    await writeFile(
      join(kept, '.env'),
      'VESTIBULE_TABLES_URL="https://kept.table.core.windows.net"\nVESTIBULE_SERVICE_BUS="kept.servicebus.windows.net"\nVESTIBULE_VAULT_URL="https://kept.vault.azure.net"\n',
    );

    expect(
      azure(['--service-bus', 'given.servicebus.windows.net'], {
        VESTIBULE_VAULT_URL: 'https://env.vault.azure.net',
        VESTIBULE_SERVICE_BUS: 'env.servicebus.windows.net',
      }),
    ).toEqual({
      tablesUrl: 'https://kept.table.core.windows.net',
      serviceBus: 'given.servicebus.windows.net',
      keyVaultUrl: 'https://env.vault.azure.net',
    });
  });

  it.each([
    [[]],
    [['--tables', 'http://plain.example', '--service-bus', 'b.example']],
    [['--tables', 'https://a.example/path', '--service-bus', 'b.example']],
    [['--tables', 'https://a.example', '--service-bus', 'sb://b.example']],
  ])('refuse the deployment %j', (line) => {
    expect(() => azure(line)).toThrow(expect.objectContaining({ name: 'UsageError' }) as Error);
  });

  it('say which option is missing where keys are needed and no vault is named', async () => {
    const line = ['--azure', '--tables', 'https://a.example', '--service-bus', 'b.example'];
    const terminal = makeFakeTerminal({ cwd: folder });

    const { keyRing, signingKeys } = await connectionsFor(readArguments(line, {}), terminal);
    const said = await Promise.all([keyRing.pepper(), signingKeys.kids()].map(sentenceOf));

    const sentence = 'Name the vault of the signing keys with --key-vault URL.';
    expect(said).toEqual([sentence, sentence]);
  });

  it.each([
    ['--azure', '--data', 'x'],
    ['--tables', 'https://a.example'],
  ])('refuse options that exclude each other: %s %s %s', async (...line) => {
    const given = readArguments(
      line.filter((word) => typeof word === 'string'),
      {},
    );

    await expect(connectionsFor(given, makeFakeTerminal({ cwd: folder }))).rejects.toMatchObject({
      name: 'UsageError',
    });
  });
});

const signedIn = () => 'kim@host.example';

describe('operatorName', () => {
  it('takes the given name, or somebody of this machine', () => {
    expect(operatorName('kim@host.example', false)).toBe('kim@host.example');
    expect(operatorName(undefined, false)).toMatch(/^[A-Za-z0-9]/);
  });

  it('goes by the account on Azure, and lets nobody act as somebody else', () => {
    expect(operatorName(undefined, true, signedIn)).toBe('kim@host.example');
    expect(() => operatorName('lee', true, signedIn)).toThrow(
      'You are signed in as kim@host.example: leave out --as.',
    );
    expect(operatorName('pipeline', true, () => undefined)).toBe('pipeline');
  });

  it.each(['', '|kim', 'kim\n', 'k'.repeat(65)])('refuses the name %j', (name) => {
    expect(() => operatorName(name, false)).toThrow('--as takes');
  });
});
