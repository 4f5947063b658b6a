import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { UsageError } from '../cli/usage-error';

const fitting = /^[A-Za-z0-9][A-Za-z0-9 ._@+-]{0,63}$/;

/**
 * The name that audit rows get: on Azure the account that is signed in, else the one given or the user of this machine.
 * @param signedIn gives the account of the Azure CLI, if any
 * @throws UsageError when the given one cannot stand in a row, or is not that of the account
 */
export function operatorName(
  given: string | undefined,
  isAzure: boolean,
  signedIn: () => string | undefined = azureAccount,
): string {
  if (given !== undefined && !fitting.test(given)) {
    throw new UsageError('--as takes up to 64 letters, digits, spaces and . _ @ + -');
  }
  const account = isAzure ? signedIn() : undefined;
  if (account !== undefined && account !== (given ?? account)) {
    throw new UsageError(`You are signed in as ${account}: leave out --as.`);
  }
  return storable(account ?? given ?? machineUser());
}

const storable = (name: string): string => (fitting.test(name) ? name : 'unnamed');

function machineUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the machine's list of users.
    return 'unnamed';
  }
}

function azureAccount(): string | undefined {
  try {
    const args = ['account', 'show', '--query', 'user.name', '--output', 'tsv'];
    const answer = execFileSync('az', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    return answer.trim() === '' ? undefined : answer.trim();
  } catch {
    return undefined;
  }
}
