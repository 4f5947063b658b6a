import { createHash, randomBytes } from 'node:crypto';
import { numberedKeyId, partnerKeyIdPattern } from '../../shared/domain/policy/partner-key-id';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import { readArguments, type ReadArguments } from '../cli/read-arguments';
import type { Command } from '../cli/run-command';
import { UsageError } from '../cli/usage-error';
import { givenPolicies } from '../stack/given-policies';

const usage = `npm run partner-key -- --organization ID [--id KEY] [--not-after YYYY-MM-DD]

  Prints a new partner key once, and the line for the organization's policy file. Nothing is stored:
  the key works once that line is deployed. --id must be unique across all organizations.

  --policies DIR      the policies (policies/)
  --json              JSON on stdout
`;

const options = {
  organization: { type: 'string' },
  id: { type: 'string' },
  'not-after': { type: 'string' },
} as const;

const yearMs = 365 * 86_400_000;

/** Makes a key for a partner's server. */
export const partnerKey: Command = {
  usage,
  async run(args, { terminal }) {
    const given = readArguments(args, options);
    if (given.positionals.length > 0)
      throw new UsageError('Name the organization with --organization ID.');
    const notAfter = lastDayIn(given);
    const policies = await givenPolicies(given, terminal);
    const id = keyIdIn(given, policies);
    const secret = randomBytes(32).toString('base64url');
    const sha256 = createHash('sha256').update(secret).digest('hex');
    const key = `vst_${id}_${secret}`;
    const line = `- { id: ${id}, sha256: "${sha256}", notAfter: "${notAfter}" }`;
    await terminal.out(
      given.isSet('json')
        ? `${JSON.stringify({ key, id, sha256, notAfter, line })}\n`
        : `${key}\n\nShown only this once; hand it over in a safe way. In the organization's policy file:\n\npartnerKeys:\n  ${line}\n`,
    );
  },
};

function lastDayIn(given: ReadArguments): string {
  const text = given.text('not-after');
  if (text === undefined) return new Date(Date.now() + yearMs).toISOString().slice(0, 10);
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) {
    throw new UsageError('--not-after needs a day such as 2027-06-30.');
  }
  if (text < new Date().toISOString().slice(0, 10)) {
    throw new UsageError('--not-after is over: the key would never work.');
  }
  return text;
}

/** The id wanted, else the organization's own with the next free number. */
function keyIdIn(given: ReadArguments, { connectedOrganizations }: PolicySet): string {
  const wanted = given.text('organization');
  const known = connectedOrganizations.map(({ id }) => id);
  if (wanted === undefined || !known.includes(wanted)) {
    throw new UsageError(
      `Name the organization with --organization ID, one of ${known.join(', ')}.`,
    );
  }
  const taken = new Set(
    connectedOrganizations.flatMap(({ partnerKeys }) => partnerKeys.map(({ id }) => id)),
  );
  const chosen = given.text('id');
  if (chosen === undefined) {
    let number = 1;
    while (taken.has(numberedKeyId(wanted, number))) number += 1;
    return numberedKeyId(wanted, number);
  }
  if (!partnerKeyIdPattern.test(chosen)) {
    throw new UsageError('--id takes 1 to 32 of a-z, 0-9 and -, without - at its ends.');
  }
  if (taken.has(chosen)) throw new UsageError(`The key id ${chosen} is taken.`);
  return chosen;
}
