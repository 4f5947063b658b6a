import { join, resolve } from 'node:path';
import { makePolicyFiles } from '../../shared/adapters/policy-files/policy-files';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import { CommandError } from '../cli/command-error';
import type { ReadArguments } from '../cli/read-arguments';
import type { Terminal } from '../cli/terminal';
import type { Connections } from './connections';

/**
 * The policies of `--policies`, else those of a folder, else the project's.
 * @throws CommandError when they are not in order
 */
export async function givenPolicies(
  given: ReadArguments,
  { cwd }: Terminal,
  folder?: Connections['policiesDir'],
): Promise<PolicySet> {
  const wanted = given.text('policies');
  const path = wanted === undefined ? (folder ?? join(cwd, 'policies')) : resolve(cwd, wanted);
  const loaded = await makePolicyFiles(path).load();
  if (loaded.kind === 'loaded') return loaded.set;
  const count = String(loaded.problems.length);
  throw new CommandError(
    `The policies in ${path} have problems (${count}); npm run policy -- check --policies ${path} lists them.`,
  );
}
