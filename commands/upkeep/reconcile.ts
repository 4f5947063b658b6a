import type { SweepPreview } from '../../shared/application/operators/preview-sweep';
import { commonUsage } from '../cli/common-usage';
import { countIn, readArguments } from '../cli/read-arguments';
import { reportList } from '../cli/report';
import type { Command } from '../cli/run-command';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';

const usage = `npm run reconcile [-- --limit N]

  Shows what the app will do about overdue requests, and changes nothing; the app looks by itself every
  five minutes. Actions: revive (a new orchestration, after an hour), expire (nobody confirmed the
  address), end (of access), forget (a stale row of the index), wait (not late enough).
${commonUsage}`;

const head = ['ACTION', 'REQUEST', 'STATE', 'DUE', 'RESTARTS'];

/** Shows what reconciliation is about to do. */
export const reconcile: Command = {
  usage,
  byDefault: ['list'],
  async run(args, context) {
    const given = readArguments(args, { limit: { type: 'string' } });
    if (!['', 'list'].includes(given.positionals.join(' '))) {
      throw new UsageError('reconcile takes options only; see --help.');
    }
    const limit = countIn(given, 'limit', 200);
    await withDesk(given, context, async (desk) => {
      const previews = await desk.operators.previewSweep(limit);
      await reportList(given, context.terminal, {
        facts: { overdue: previews },
        head,
        rows: previews.map(cells),
        nothing: 'Nothing is overdue.',
      });
    });
  },
};

function cells({ action, requestId, request, dueAt }: SweepPreview): readonly string[] {
  return [
    action,
    request?.reference ?? requestId,
    request?.state ?? 'gone',
    dueAt.slice(0, 16).replace('T', ' '),
    String(request?.restarts ?? 0),
  ];
}
