import { resolve } from 'node:path';
import { changeLines } from '../../shared/application/policy-work/change-lines';
import { comparePolicies } from '../../shared/application/policy-work/compare-policies';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import type { ReadArguments } from '../cli/read-arguments';
import { plain } from '../cli/table-text';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';
import { acceptLoad, isFolder, loadPolicies, policiesIn } from './load-policies';
import { loadRevision } from './policy-revision';

/** Says in words what is different between two versions of the policies. */
export async function diff(
  given: ReadArguments,
  versions: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const [before, after = policiesIn(given), ...more] = versions;
  if (before === undefined || more.length > 0) {
    throw new UsageError('Name one version to compare the policies with, or two.');
  }
  const was = await load(before, given, terminal);
  const is = await load(after, given, terminal);
  const changes = comparePolicies(was, is);
  await terminal.out(
    given.isSet('json')
      ? `${JSON.stringify({ changes })}\n`
      : `${changeLines(changes).map(plain).join('\n')}\n`,
  );
}

/** A version is a folder, or a git revision of the policy folder. */
async function load(version: string, given: ReadArguments, terminal: Terminal): Promise<PolicySet> {
  if (await isFolder(resolve(terminal.cwd, version))) return loadPolicies(version, terminal);
  const folder = policiesIn(given);
  const loaded = await loadRevision(version, folder, terminal.cwd);
  if (loaded === undefined) {
    throw new UsageError(`${version} is neither a folder nor a revision that has ${folder}.`);
  }
  return acceptLoad(`${version}:${folder}`, loaded, terminal);
}
