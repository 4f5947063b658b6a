import { countWords } from '../../shared/application/count-words';
import type { ResendOutcome } from '../../shared/application/operators/resend-mail';
import { mailKinds } from '../../shared/domain/request/mail-kind';
import { CommandError } from '../cli/command-error';
import { readArguments, reasonIn, wordIn } from '../cli/read-arguments';
import { report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { findNamed, requestNameIn } from './named-request';

const options = {
  mail: { type: 'string' },
  reason: { type: 'string' },
  to: { type: 'string' },
} as const;

type Why = Extract<ResendOutcome, { readonly kind: 'notWanted' }>['why'];

const sentences: Readonly<Record<Why, string>> = {
  'address-confirmed': 'the address is confirmed',
  'address-not-confirmed': 'the address was never confirmed',
  'refused-by-owner': 'the owner of the address said that none of it is theirs',
  'not-open': 'no stage waits for a decision',
  'not-settled': 'the stage is not settled',
  'other-state': 'the request did not end that way',
  'not-invited': 'nobody was invited yet',
  'no-problem': 'there is no problem to tell',
  'never-sent': 'that mail never went out',
  'no-such-recipient': 'nobody with that address is asked in this stage',
  'sent-a-moment-ago': 'one went out a moment ago; the next may follow later',
};

export const resendMail: SubCommand = async (args, context) => {
  const given = readArguments(args, options);
  const name = requestNameIn(given);
  const mail = wordIn('--mail', given.text('mail') ?? '', mailKinds);
  const reason = reasonIn(given);
  const to = given.text('to');
  await withDesk(given, context, async (desk) => {
    const { id, reference } = (await findNamed(desk, name)).request.value;
    const operator = { name: desk.name, reason };
    const outcome = await desk.operators.resendMail({ requestId: id, mail, to, operator });
    if (outcome.kind === 'missing') throw new CommandError(`There is no request ${reference}.`);
    if (outcome.kind === 'notWanted') {
      throw new CommandError(`${mail} is not sent for ${reference}: ${sentences[outcome.why]}.`);
    }
    const { count } = outcome;
    const go = count === 1 ? 'it goes' : 'they go';
    await report(given, context.terminal, {
      sentence: `Ordered ${countWords(count, `${mail} mail`)} for ${reference}; ${go} out within two minutes.`,
      facts: { reference, id, mail, count },
    });
  });
};
