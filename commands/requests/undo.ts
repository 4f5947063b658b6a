import type { NotTakenBack } from '../../shared/application/operators/undo-on-behalf';
import { CommandError } from '../cli/command-error';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { findNamed, requestNameIn } from './named-request';

const sentences: Readonly<Record<NotTakenBack, string>> = {
  'not-decided': 'nothing is decided that could be taken back',
  'decided-with-link': 'an approver decided, who alone takes it back, with the link in the mail',
  'too-late': 'too late to take the decision back',
};

export const undoRequest: SubCommand = async (args, context) => {
  const given = readArguments(args, { reason: { type: 'string' } });
  const name = requestNameIn(given);
  const reason = reasonIn(given);
  await withDesk(given, context, async (desk) => {
    const { id, reference, state } = (await findNamed(desk, name)).request.value;
    const operator = { name: desk.name, reason };
    const outcome = await desk.operators.undoOnBehalf({ requestId: id, operator });
    if (outcome.kind === 'missing') throw new CommandError(`There is no request ${reference}.`);
    if (outcome.kind === 'notUndone') {
      throw new CommandError(`${reference} is ${state}: ${sentences[outcome.why]}.`);
    }
    await report(given, context.terminal, {
      sentence: `Took back the decision on ${reference}. Its approvers are asked again with new links.`,
      facts: { reference, id, outcome: 'undone', stage: outcome.stage },
    });
  });
};
