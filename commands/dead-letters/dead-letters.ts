import { runAct } from '../cli/acts';
import { commonUsage } from '../cli/common-usage';
import type { Command } from '../cli/run-command';
import type { SubCommand } from '../cli/sub-command';
import { listDeadLetters } from './list';
import { discard, resubmit } from './settle';
import { showDeadLetter } from './show';

const usage = `npm run dead-letters -- ACT [options]

  list                           oldest first, of both queues: --limit N of each (100)
  show LETTER                    its message, its reason and what hangs on it
  resubmit LETTER|all --reason TEXT
                                 sent again; what was marked as failed is forgotten
  discard LETTER|all --reason TEXT

  LETTER is a queue and a number, such as mails/12.
${commonUsage}`;

const acts: Readonly<Record<string, SubCommand>> = {
  list: listDeadLetters,
  show: showDeadLetter,
  resubmit,
  discard,
};

/** Sees what no further delivery is tried of, and does something about it. */
export const deadLetters: Command = {
  usage,
  run: async (args, context) => runAct(acts, args, context),
};
