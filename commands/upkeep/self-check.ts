import { countWords } from '../../shared/application/count-words';
import type { ReferenceProblem } from '../../shared/application/operators/check-references';
import type { UnsponsoredGuest } from '../../shared/application/operators/find-unsponsored';
import { CommandError } from '../cli/command-error';
import { commonUsage } from '../cli/common-usage';
import { makeProgressBar } from '../cli/progress-bar';
import { readArguments } from '../cli/read-arguments';
import type { Command, CommandContext } from '../cli/run-command';
import { tableText } from '../cli/table-text';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';
import type { Desk } from '../stack/open-desk';

const usage = `npm run self-check [-- policies | guests]

  policies            references that no longer resolve in the directory
  guests              guests of delivered requests for whom nobody answers any more
  Changes nothing; the exit code is 1 when something was found.
${commonUsage}`;

/** Compares policies and guests with the directory. */
export const selfCheck: Command = {
  usage,
  byDefault: ['all'],
  async run(args, context) {
    const given = readArguments(args, {});
    const [what = 'all', ...more] = given.positionals;
    if (more.length > 0 || !['all', 'policies', 'guests'].includes(what)) {
      throw new UsageError('Say what to check: all, policies or guests.');
    }
    await withDesk(given, context, async (desk) => {
      const references = what === 'guests' ? [] : await checkPolicies(desk, context);
      const guests = what === 'policies' ? [] : await checkGuests(desk, context);
      const text = given.isSet('json')
        ? `${JSON.stringify({ references, guests: guests.map(toJson) })}\n`
        : page(references, guests);
      await context.terminal.out(text);
      const count = references.length + guests.length;
      if (count > 0) throw new CommandError(`Found ${countWords(count, 'problem')}.`);
    });
  },
};

async function checkPolicies(
  { operators, policies }: Desk,
  { terminal }: CommandContext,
): Promise<readonly ReferenceProblem[]> {
  const bar = makeProgressBar(terminal, 'Checking references');
  const problems = await operators.checkReferences(policies(), bar.show);
  bar.clear();
  return problems;
}

async function checkGuests(
  { operators }: Desk,
  { terminal }: CommandContext,
): Promise<readonly UnsponsoredGuest[]> {
  const bar = makeProgressBar(terminal, 'Checking guests');
  const found: UnsponsoredGuest[] = [];
  for await (const guest of operators.findUnsponsored(bar.show)) found.push(guest);
  bar.clear();
  return found;
}

const toJson = ({ request, guestId, problem }: UnsponsoredGuest) => ({
  reference: request.reference,
  address: request.address,
  guestId,
  problem,
});

function page(
  references: readonly ReferenceProblem[],
  guests: readonly UnsponsoredGuest[],
): string {
  if (references.length + guests.length === 0) return 'Everything resolves.\n';
  const first = references.map(({ where, reference, problem, cause }) => [
    cause ?? problem,
    reference,
    where,
  ]);
  const second = guests.map(({ request, problem }) => [
    problem,
    request.reference,
    request.address,
  ]);
  return [
    ...(first.length === 0 ? [] : [tableText(['PROBLEM', 'REFERENCE', 'WHERE'], first)]),
    ...(second.length === 0 ? [] : [tableText(['PROBLEM', 'REQUEST', 'GUEST'], second)]),
  ].join('\n');
}
