import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makePolicyFiles } from '../../shared/adapters/policy-files/policy-files';
import { adviseOn, problemLines } from '../../shared/application/policy-work/advise';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import type { PolicyLoad } from '../../shared/ports/policy-source';
import { CommandError } from '../cli/command-error';
import type { ReadArguments } from '../cli/read-arguments';
import { plain } from '../cli/table-text';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';

/** The policy folder of a command line: `--policies`, else the project's. */
export function policiesIn(given: ReadArguments): string {
  return given.text('policies') ?? 'policies';
}

/** @throws UsageError when there is no such folder */
export async function loadPolicyFolder(folder: string, cwd: string): Promise<PolicyLoad> {
  if (!(await isFolder(resolve(cwd, folder))))
    throw new UsageError(`There is no folder ${folder}.`);
  return makePolicyFiles(resolve(cwd, folder)).load();
}

/**
 * Policies that are fine.
 * @throws CommandError after their problems were shown
 */
export async function loadPolicies(folder: string, terminal: Terminal): Promise<PolicySet> {
  return acceptLoad(folder, await loadPolicyFolder(folder, terminal.cwd), terminal);
}

/** @throws CommandError after the problems were shown */
export function acceptLoad(folder: string, loaded: PolicyLoad, terminal: Terminal): PolicySet {
  if (loaded.kind === 'loaded') return loaded.set;
  const lines = loaded.problems.map(adviseOn).flatMap((one) => problemLines(folder, one));
  terminal.note(`${lines.map(plain).join('\n')}\n`);
  throw new CommandError(`The policies in ${folder} are not fine.`);
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
