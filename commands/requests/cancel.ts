import { actorOf } from '../../shared/application/operators/operator';
import { CommandError } from '../cli/command-error';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { findNamed, requestNameIn } from './named-request';

export const cancelRequest: SubCommand = async (args, context) => {
  const given = readArguments(args, { reason: { type: 'string' } });
  const name = requestNameIn(given);
  const reason = reasonIn(given);
  await withDesk(given, context, async (desk) => {
    const { id, reference, state } = (await findNamed(desk, name)).request.value;
    const { kind } = await desk.operators.cancelRequest({
      requestId: id,
      actor: actorOf(desk),
      by: 'command',
      reason,
    });
    if (kind === 'tooLate') throw new CommandError(`${reference} is ${state}: too late to cancel.`);
    await report(given, context.terminal, {
      sentence: `Canceled ${reference}. Whoever was asked hears of it within two minutes.`,
      facts: { reference, id, outcome: 'canceled' },
    });
  });
};
