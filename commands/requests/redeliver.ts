import type { NotRedelivered } from '../../shared/application/operators/redeliver-request';
import { CommandError } from '../cli/command-error';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { findNamed, requestNameIn } from './named-request';

const sentences: Readonly<Record<NotRedelivered, string>> = {
  complete: 'everything was given',
  'under-way': 'its delivery goes on by itself',
  'not-approved': 'nobody has approved it',
  'access-ended': 'its access is over',
};

export const redeliverRequest: SubCommand = async (args, context) => {
  const given = readArguments(args, { reason: { type: 'string' } });
  const name = requestNameIn(given);
  const reason = reasonIn(given);
  await withDesk(given, context, async (desk) => {
    const { id, reference, state } = (await findNamed(desk, name)).request.value;
    const operator = { name: desk.name, reason };
    const outcome = await desk.operators.redeliverRequest({ requestId: id, operator });
    if (outcome.kind === 'missing') throw new CommandError(`There is no request ${reference}.`);
    if (outcome.kind === 'notBegun') {
      throw new CommandError(`${reference} is ${state}: ${sentences[outcome.why]}.`);
    }
    const next = outcome.welcomed
      ? `The guest has had the welcome mail; npm run requests -- resend ${reference} --mail guest-welcome sends another once it is delivered.`
      : 'The welcome mail follows.';
    await report(given, context.terminal, {
      sentence: `The delivery of ${reference} begins again within two minutes. ${next}`,
      facts: { reference, id, outcome: 'begun', welcomed: outcome.welcomed },
    });
  });
};
