import { countWords } from '../../shared/application/count-words';
import { adviseOn, problemLines } from '../../shared/application/policy-work/advise';
import { coloursFor } from '../cli/colours';
import { CommandError } from '../cli/command-error';
import type { ReadArguments } from '../cli/read-arguments';
import { plain } from '../cli/table-text';
import type { Terminal } from '../cli/terminal';
import { policiesIn, loadPolicyFolder } from './load-policies';

/** Says all that is wrong with the policies. @throws CommandError when something is */
export async function check(given: ReadArguments, terminal: Terminal): Promise<void> {
  const folder = policiesIn(given);
  const loaded = await loadPolicyFolder(folder, terminal.cwd);
  const problems = loaded.kind === 'refused' ? loaded.problems.map(adviseOn) : [];
  const isFine = problems.length === 0;
  if (given.isSet('json')) {
    await terminal.out(`${JSON.stringify({ fine: isFine, problems })}\n`);
  } else {
    const lines = problems.flatMap((problem) => problemLines(folder, problem));
    await terminal.out(lines.map((line) => `${plain(line)}\n`).join(''));
  }
  if (!isFine) throw new CommandError(`${countWords(problems.length, 'problem')} in ${folder}.`);
  if (!given.isSet('json')) {
    const colours = coloursFor(terminal);
    await terminal.out(`${colours.good('Fine')}: ${folder} would be accepted as it is.\n`);
  }
}
