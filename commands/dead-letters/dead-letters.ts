import { runAct } from '../cli/acts';
import { commonUsage } from '../cli/common-usage';
import type { Command } from '../cli/run-command';
import type { SubCommand } from '../cli/sub-command';
import { listDeadLetters } from './list';
import { discard, resubmit } from './settle';
import { showDeadLetter } from './show';

const usage = `npm run dead-letters -- ACT [options]

  list                           the oldest first, of both queues: --limit N of each (100)
  show LETTER                    its message and reason, and the request and approver it is about
  resubmit LETTER|all --reason TEXT
                                 sends it again, and forgets that it had failed
  discard LETTER|all --reason TEXT
                                 deletes it

  LETTER is a queue and a number, such as mails/12.
${commonUsage}`;

const acts: Readonly<Record<string, SubCommand>> = {
  list: listDeadLetters,
  show: showDeadLetter,
  resubmit,
  discard,
};

/** Sees messages whose delivery was given up, and does something about them. */
export const deadLetters: Command = {
  usage,
  run: async (args, context) => runAct(acts, args, context),
};
