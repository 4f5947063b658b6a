import { makePolicyFiles } from '../shared/adapters/policy-files/policy-files';
import { loadConfig } from '../shared/config/load-config';
import { describePolicyProblem } from '../shared/domain/policy/policy-problem';

/** Everything that keeps the app from starting in this environment, one sentence each. */
async function findProblems(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const loaded = loadConfig(env);
  if (loaded.kind === 'problems') return loaded.problems;
  const policies = await makePolicyFiles(loaded.config.policiesDir).load();
  return policies.kind === 'refused' ? policies.problems.map(describePolicyProblem) : [];
}

/** A program of its own: says what is wrong on standard error and ends with 1, or says nothing and ends with 0. */
async function main(): Promise<void> {
  const problems = await findProblems(process.env);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

void main();
