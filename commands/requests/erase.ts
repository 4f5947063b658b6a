import { countWords } from '../../shared/application/count-words';
import { actorOf } from '../../shared/application/operators/operator';
import { CommandError } from '../cli/command-error';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { addressIn } from '../guests/address-in';

export const erasePerson: SubCommand = async (args, context) => {
  const given = readArguments(args, { reason: { type: 'string' } });
  const address = addressIn(given);
  const reason = given.text('reason') === undefined ? 'erasure asked for' : reasonIn(given);
  await withDesk(given, context, async (desk) => {
    const actor = actorOf(desk);
    const outcome = await desk.guests.erasePerson({ address, actor, reason });
    if (outcome.kind === 'hasAccess') {
      const names = outcome.references.join(', ');
      throw new CommandError(
        `Nothing was erased: ${names} still gives access or waits for the deletion of the account; end it first with npm run guests -- end.`,
      );
    }
    if (outcome.kind === 'notAnAddress') throw new CommandError(`${address} is not an address.`);
    const { requests, kept, blotted, stillAsked } = outcome;
    const left = [
      sentence(
        kept,
        (names) => `${names} began to give access meanwhile: end it and run this again.`,
      ),
      sentence(
        stillAsked,
        (names) =>
          `Still asked, or answering for a guest, in ${names}: run this again when these have ended.`,
      ),
    ].join('');
    await report(given, context.terminal, {
      sentence: `Erased ${countWords(requests, 'request')}; removed the person from ${countWords(blotted, 'request')} of others; pseudonymous audit rows stay.${left}`,
      facts: { address, requests, kept, blotted, stillAsked },
    });
  });
};

/** Nothing where there is nothing to say. */
function sentence(references: readonly string[], say: (names: string) => string): string {
  return references.length === 0 ? '' : ` ${say(references.join(', '))}`;
}
