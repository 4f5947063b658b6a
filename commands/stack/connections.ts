import { join, resolve } from 'node:path';
import type { GraphConnection } from '../../shared/adapters/graph/graph-api';
import { makeManagedIdentity } from '../../shared/adapters/identity/managed-identity';
import { withCredential } from '../../shared/adapters/identity/with-credential';
import { makeFileKeyRing } from '../../shared/adapters/key-file/file-key-ring';
import { makeSigningKeysFile } from '../../shared/adapters/key-file/signing-keys-file';
import { connectVault } from '../../shared/adapters/key-vault/connect-vault';
import { makeVaultKeyRing } from '../../shared/adapters/key-vault/vault-key-ring';
import { makeVaultSigningKeys } from '../../shared/adapters/key-vault/vault-signing-keys';
import type { ServiceBusConnection } from '../../shared/adapters/service-bus/connect-service-bus';
import type { TablesConnection } from '../../shared/adapters/tables/table-connection';
import type { Config } from '../../shared/config/config';
import { AppError } from '../../shared/domain/app-error';
import type { KeyRing } from '../../shared/ports/key-ring';
import type { SigningKeys } from '../../shared/ports/signing-keys';
import { CommandError } from '../cli/command-error';
import type { ReadArguments } from '../cli/read-arguments';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';
import { readAzureSettings } from './azure-settings';
import { readLocalStack } from './local-stack';

/** How to reach everything. */
export interface Connections {
  readonly tables: TablesConnection;
  readonly serviceBus: ServiceBusConnection;
  readonly graph: GraphConnection;
  readonly signingKeys: SigningKeys;
  /** People are looked up by a keyed hash. */
  readonly keyRing: KeyRing;
  /** Where the running app has its policies from; undefined: not known. */
  readonly policiesDir: string | undefined;
  readonly now: () => Date;
}

/** @throws UsageError, CommandError */
export async function connectionsFor(
  given: ReadArguments,
  terminal: Terminal,
): Promise<Connections> {
  if (given.isSet('azure')) return toAzure(given, terminal);
  for (const option of ['tables', 'service-bus', 'key-vault']) {
    if (given.text(option) !== undefined) throw new UsageError(`--${option} goes with --azure.`);
  }
  return toLocalStack(resolve(terminal.cwd, given.text('data') ?? '.vestibule'));
}

function toLocalStack(folder: string): Connections {
  const { config, settings, offsetMs } = readLocalStack(folder);
  const now = (): Date => new Date(Date.now() + offsetMs);
  // The identity SDK looks for its endpoint in the environment, as it does in Azure.
  for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) {
    const value = settings[name];
    if (value !== undefined) process.env[name] = value;
  }
  const credential = makeManagedIdentity(config.clientId);
  return {
    tables: withCredential(config.tables, credential),
    serviceBus: withCredential(config.serviceBus, credential),
    graph: { ...config.graph, credential },
    ...localKeys(config, now),
    policiesDir: config.policiesDir,
    now,
  };
}

function localKeys(
  { keyRing }: Config,
  now: () => Date,
): Pick<Connections, 'signingKeys' | 'keyRing'> {
  if (keyRing.kind === 'file') {
    const { path } = keyRing;
    return { signingKeys: makeSigningKeysFile(path), keyRing: makeFileKeyRing({ path, now }) };
  }
  throw new CommandError('The stack has its keys in a vault; use --azure.');
}

const machineTime = (): Date => new Date();

/** As the person who is signed in with `az login` or `azd auth login`. */
async function toAzure(given: ReadArguments, terminal: Terminal): Promise<Connections> {
  if (given.text('data') !== undefined)
    throw new UsageError('--data and --azure exclude each other.');
  const { tablesUrl, serviceBus, keyVaultUrl } = readAzureSettings(given, terminal);
  const { AzureCliCredential, AzureDeveloperCliCredential, ChainedTokenCredential } =
    await import('@azure/identity');
  const signedIn = new ChainedTokenCredential(
    new AzureCliCredential(),
    new AzureDeveloperCliCredential(),
  );
  const credential = async () => Promise.resolve(signedIn);
  const connect = async () => {
    if (keyVaultUrl !== undefined) return connectVault({ url: keyVaultUrl, credential });
    throw new AppError('keys.unnamed');
  };
  return {
    tables: { kind: 'identity', url: tablesUrl, credential },
    serviceBus: { kind: 'identity', namespace: serviceBus, credential },
    graph: { credential },
    signingKeys: makeVaultSigningKeys({ connect, now: machineTime }),
    keyRing: makeVaultKeyRing({ connect, now: machineTime }),
    policiesDir: join(terminal.cwd, 'policies'),
    now: machineTime,
  };
}
