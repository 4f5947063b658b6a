import type { NotRedelivered } from '../../shared/application/operators/redeliver-request';
import { CommandError } from '../cli/command-error';
import { actWithReason } from './act-with-reason';

const sentences: Readonly<Record<NotRedelivered, string>> = {
  complete: 'everything was given',
  'under-way': 'its delivery goes on by itself',
  'not-approved': 'nobody has approved it',
  'access-ended': 'its access is over',
};

export const redeliverRequest = actWithReason(async (desk, { id, reference, state }, reason) => {
  const operator = { name: desk.name, reason };
  const outcome = await desk.operators.redeliverRequest({ requestId: id, operator });
  if (outcome.kind === 'missing') throw new CommandError(`There is no request ${reference}.`);
  if (outcome.kind === 'notBegun') {
    throw new CommandError(`${reference} is ${state}: ${sentences[outcome.why]}.`);
  }
  const next = outcome.welcomed
    ? `The guest has had the welcome mail; npm run requests -- resend ${reference} --mail guest-welcome sends another once it is delivered.`
    : 'The welcome mail follows.';
  return {
    sentence: `The delivery of ${reference} begins again within two minutes. ${next}`,
    facts: { reference, id, outcome: 'begun', welcomed: outcome.welcomed },
  };
});
