import type { EndedRequest } from '../../shared/application/lifecycle/end-guest';
import { actorOf } from '../../shared/application/operators/operator';
import { CommandError } from '../cli/command-error';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { addressIn } from './address-in';

export const endGuest: SubCommand = async (args, context) => {
  const given = readArguments(args, { reason: { type: 'string' }, block: { type: 'boolean' } });
  const address = addressIn(given);
  const reason = reasonIn(given);
  const block = given.isSet('block');
  await withDesk(given, context, async (desk) => {
    const actor = actorOf(desk);
    const outcome = await desk.guests.endGuest({ address, block, actor, reason });
    const requests = outcome.kind === 'ended' ? outcome.requests : [];
    if (requests.length === 0) throw new CommandError(`Nothing is held about ${address}.`);
    await report(given, context.terminal, {
      sentence: requests.map(sentence).join('\n'),
      facts: { address, requests },
    });
  });
};

const sentences: Readonly<Record<EndedRequest['act'], string>> = {
  canceled: 'canceled; its links no longer decide anything.',
  ending: 'what we gave is taken away within five minutes.',
  blocking:
    'access had ended; the account is blocked within five minutes, if we invited the guest.',
  inDelivery: 'is being delivered and cannot be stopped; run this again in ten minutes.',
  nothing: 'there is nothing left to end.',
};

function sentence({ reference, accessPackageId, act }: EndedRequest): string {
  return `${reference} (${accessPackageId}): ${sentences[act]}`;
}
