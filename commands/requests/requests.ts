import { runAct } from '../cli/acts';
import { commonUsage } from '../cli/common-usage';
import type { Command } from '../cli/run-command';
import { exportAudit } from './audit';
import { cancelRequest } from './cancel';
import { decideRequest } from './decide';
import { erasePerson } from './erase';
import { exportRequests } from './export';
import { listRequests } from './list';
import { redeliverRequest } from './redeliver';
import { resendMail } from './resend';
import { showRequest } from './show';
import { subjectData } from './subject';
import { undoRequest } from './undo';
import type { SubCommand } from '../cli/sub-command';

const usage = `npm run requests -- ACT [options]

  list                the newest first: --limit N (50) and the filters
  show REQUEST        everything that happened, with mails and deliveries
  resend REQUEST --mail KIND --reason TEXT [--to ADDRESS]
  cancel REQUEST --reason TEXT
  decide REQUEST --choice approve|deny --reason TEXT [--message TEXT]
                      on behalf of the organization; the reason stays inside, the requestor reads the message
  undo REQUEST --reason TEXT
                      takes such a decision back until it goes on; the approvers are asked again
  redeliver REQUEST --reason TEXT
                      once the cause is mended: tries again what the guest was not given
  export              all that match: --format csv|jsonl (csv) [--file FILE]
  subject ADDRESS     everything that is held about a person, as JSON
  erase ADDRESS [--reason TEXT]
                      removes a person; pseudonymous audit rows stay
  audit               audit rows as JSON lines, copied every night: --from DAY --to DAY

  REQUEST is a reference such as 7K3M-9QXT, or an id.

  --state STATE[,STATE]  --package ID  --organization ID
  --older-than P2D    submitted longer ago than this
  --since WHEN        submitted since a day or an instant, or within this time (P7D)
${commonUsage}`;

const acts: Readonly<Record<string, SubCommand>> = {
  list: listRequests,
  show: showRequest,
  resend: resendMail,
  cancel: cancelRequest,
  decide: decideRequest,
  undo: undoRequest,
  redeliver: redeliverRequest,
  export: exportRequests,
  subject: subjectData,
  erase: erasePerson,
  audit: exportAudit,
};

/** Sees requests and helps people. */
export const requests: Command = {
  usage,
  run: async (args, context) => runAct(acts, args, context),
};
