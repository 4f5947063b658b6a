import type { NotTakenBack } from '../../shared/application/operators/undo-on-behalf';
import { CommandError } from '../cli/command-error';
import { actWithReason } from './act-with-reason';

const sentences: Readonly<Record<NotTakenBack, string>> = {
  'not-decided': 'nothing is decided that could be taken back',
  'decided-with-link': 'an approver decided, who alone takes it back, with the link in the mail',
  'too-late': 'too late to take the decision back',
};

export const undoRequest = actWithReason(async (desk, { id, reference, state }, reason) => {
  const operator = { name: desk.name, reason };
  const outcome = await desk.operators.undoOnBehalf({ requestId: id, operator });
  if (outcome.kind === 'missing') throw new CommandError(`There is no request ${reference}.`);
  if (outcome.kind === 'notUndone') {
    throw new CommandError(`${reference} is ${state}: ${sentences[outcome.why]}.`);
  }
  return {
    sentence: `Took back the decision on ${reference}. Its approvers are asked again with new links.`,
    facts: { reference, id, outcome: 'undone', stage: outcome.stage },
  };
});
