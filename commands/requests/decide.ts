import { choices, longestDecisionText } from '../../shared/domain/request/decision';
import { CommandError } from '../cli/command-error';
import { readArguments, reasonIn, wordIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';
import { findNamed, requestNameIn } from './named-request';
import { settledWords } from './settled-words';

const options = {
  choice: { type: 'string' },
  reason: { type: 'string' },
  message: { type: 'string' },
} as const;

export const decideRequest: SubCommand = async (args, context) => {
  const given = readArguments(args, options);
  const name = requestNameIn(given);
  const choice = wordIn('--choice', given.text('choice') ?? '', choices);
  const reason = reasonIn(given);
  const message = given.text('message') ?? '';
  if (message.length > longestDecisionText) {
    throw new UsageError(`--message takes at most ${String(longestDecisionText)} characters.`);
  }
  await withDesk(given, context, async (desk) => {
    const rows = await findNamed(desk, name);
    const { id, reference, state } = rows.request.value;
    const operator = { name: desk.name, reason };
    const outcome = await desk.operators.decideOnBehalf({
      requestId: id,
      choice,
      message,
      operator,
    });
    if (outcome.kind === 'notOpen' || outcome.kind === 'missing') {
      throw new CommandError(`${reference} is ${state}: no stage waits for a decision.`);
    }
    if (outcome.kind === 'settled') {
      const settled = settledWords(rows, outcome.stage) ?? 'settled';
      throw new CommandError(`${reference} is ${state}: ${settled}.`);
    }
    const undo = outcome.undoUntil;
    const word = choice === 'approve' ? 'Approved' : 'Denied';
    const rest =
      undo === undefined ? 'It goes on within two minutes.' : `It goes on after ${undo}.`;
    await report(given, context.terminal, {
      sentence: `${word} ${reference} on behalf of the organization. ${rest}`,
      facts: { reference, id, outcome: outcome.kind, choice, undoUntil: undo },
    });
  });
};
