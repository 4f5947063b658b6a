import { actorOf } from '../../shared/application/operators/operator';
import { CommandError } from '../cli/command-error';
import { actWithReason } from './act-with-reason';

export const cancelRequest = actWithReason(async (desk, { id, reference, state }, reason) => {
  const { kind } = await desk.operators.cancelRequest({
    requestId: id,
    actor: actorOf(desk),
    by: 'command',
    reason,
  });
  if (kind === 'tooLate') throw new CommandError(`${reference} is ${state}: too late to cancel.`);
  return {
    sentence: `Canceled ${reference}. Whoever was asked hears of it within two minutes.`,
    facts: { reference, id, outcome: 'canceled' },
  };
});
