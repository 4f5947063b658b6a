import { readArguments, wordIn, type OptionSpec } from '../cli/read-arguments';
import type { Command } from '../cli/run-command';
import { UsageError } from '../cli/usage-error';
import { check } from './check';
import { diff } from './diff';
import { explain } from './explain';

const usage = `npm run policy -- check
npm run policy -- explain --request FILE.json
npm run policy -- diff BEFORE [AFTER]

check     Says all that is wrong with the policies: file, line, reason, suggestion.
explain   Says what the policies make of a request, with no effect at all.
diff      Says in words what is different between two versions, each a folder or a git revision.
          AFTER is the policy folder unless given.

  --policies DIR     the policy folder (policies)
  --request FILE     the request, as the body of POST /api/signup-requests
  --with-key-of ID   the request comes with a partner key of this connected organization
  --at INSTANT       the request comes then, e.g. 2027-03-01T09:00:00Z (now)
  --json             JSON instead of text

Exit code 0: done. 1: the policies are not fine. 2: the command line was not understood.
`;

const options: OptionSpec = {
  request: { type: 'string' },
  'with-key-of': { type: 'string' },
  at: { type: 'string' },
};

/** `npm run policy`: work on policies before they are deployed. Reads files only. */
export const policyCommand: Command = {
  usage,
  async run(args, { terminal }) {
    const given = readArguments(args, options);
    const [word, ...rest] = given.positionals;
    if (word === undefined) throw new UsageError('Say what to do: check, explain or diff.');
    const act = wordIn('What to do', word, ['check', 'explain', 'diff']);
    if (act === 'diff') return diff(given, rest, terminal);
    if (rest.length > 0) throw new UsageError(`${act} takes options only.`);
    return act === 'check' ? check(given, terminal) : explain(given, terminal);
  },
};
