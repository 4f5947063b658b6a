import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SignUpCaller } from '../../shared/application/intake/sign-up-caller';
import { explainJson } from '../../shared/application/policy-work/explain-json';
import { explanationLines } from '../../shared/application/policy-work/explanation-lines';
import { organizationWithId, type PolicySet } from '../../shared/domain/policy/policy-set';
import type { ReadArguments } from '../cli/read-arguments';
import { plain } from '../cli/table-text';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';
import { loadPolicies, policiesIn } from './load-policies';

/** Says what the policies make of a request, without any effect. */
export async function explain(given: ReadArguments, terminal: Terminal): Promise<void> {
  const file = given.text('request');
  if (file === undefined) throw new UsageError('Name the request with --request FILE.json.');
  const at = instantIn(given);
  const json = await readJson(file, terminal.cwd);
  const policies = await loadPolicies(policiesIn(given), terminal);
  const caller = callerIn(given, policies);
  const explanation = explainJson(json, { policies, caller, at });
  await terminal.out(
    given.isSet('json')
      ? `${JSON.stringify(explanation)}\n`
      : `${explanationLines(explanation).map(plain).join('\n')}\n`,
  );
}

async function readJson(file: string, cwd: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
  try {
    JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
  return text;
}

function instantIn(given: ReadArguments): Date {
  const text = given.text('at');
  if (text === undefined) return new Date();
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || !/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text)) {
    throw new UsageError('--at needs an instant such as 2027-03-01T09:00:00Z.');
  }
  return at;
}

function callerIn(given: ReadArguments, policies: PolicySet): SignUpCaller {
  const id = given.text('with-key-of');
  if (id === undefined) return { kind: 'anonymous' };
  const organization = organizationWithId(policies, id);
  if (organization === undefined) throw new UsageError(`There is no connected organization ${id}.`);
  return { kind: 'partner', organization, keyId: organization.partnerKeys[0]?.id ?? '' };
}
