import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { UsageError } from '../cli/usage-error';

const fitting = /^[A-Za-z0-9][A-Za-z0-9 ._@+-]{0,63}$/;

/**
 * The name that audit rows get: the one given, on Azure the account that is signed in, else the user of this machine.
 * @throws UsageError when the given one cannot stand in a row
 */
export function operatorName(given: string | undefined, isAzure: boolean): string {
  if (given !== undefined) {
    if (fitting.test(given)) return given;
    throw new UsageError('--as takes up to 64 letters, digits, spaces and . _ @ + -');
  }
  const found = (isAzure ? azureAccount() : undefined) ?? machineUser();
  return fitting.test(found) ? found : 'unnamed';
}

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
