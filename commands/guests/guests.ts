import { runAct } from '../cli/acts';
import { commonUsage } from '../cli/common-usage';
import type { Command } from '../cli/run-command';
import type { SubCommand } from '../cli/sub-command';
import { endGuest } from './end';
import { listGuests } from './list';
import { showGuest } from './show';

const usage = `npm run guests -- ACT [options]

  list                who has access, the newest first: --limit N (50) --package ID --organization ID
                      --ended  also those whose access has ended
  show ADDRESS        everything that a person asked for, and what they have
  end ADDRESS --reason TEXT [--block]
                      cancels what is open and takes away what Vestibule gave, within five minutes;
                      --block also blocks the account, if Vestibule invited the guest
${commonUsage}`;

const acts: Readonly<Record<string, SubCommand>> = {
  list: listGuests,
  show: showGuest,
  end: endGuest,
};

/** Sees who has access, and ends it. */
export const guests: Command = {
  usage,
  run: async (args, context) => runAct(acts, args, context),
};
