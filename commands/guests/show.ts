import { coloursFor } from '../cli/colours';
import { CommandError } from '../cli/command-error';
import { readArguments } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import { tableText } from '../cli/table-text';
import type { Terminal } from '../cli/terminal';
import { withDesk } from '../cli/with-desk';
import { addressIn } from './address-in';
import { guestFacts, type GuestFacts } from './guest-facts';

export const showGuest: SubCommand = async (args, context) => {
  const given = readArguments(args, {});
  const address = addressIn(given);
  await withDesk(given, context, async (desk) => {
    const own = await desk.guests.requestsBy(address);
    if (own.length === 0) throw new CommandError(`Nothing is held about ${address}.`);
    const facts = own.map(guestFacts);
    const { terminal } = context;
    await terminal.out(
      given.isSet('json')
        ? `${JSON.stringify({ address, requests: facts })}\n`
        : page(address, facts, terminal),
    );
  });
};

const head = ['REFERENCE', 'PACKAGE', 'REQUEST', 'ACCESS', 'UNTIL', 'ACCOUNT', 'RESOURCES'];

function page(address: string, facts: readonly GuestFacts[], terminal: Terminal): string {
  const { strong } = coloursFor(terminal);
  return `${strong(address)}\n${tableText(head, facts.map(cells))}`;
}

function cells(one: GuestFacts): readonly string[] {
  const { reference, accessPackageId, requestState, access, account, resources } = one;
  return [
    reference,
    accessPackageId,
    requestState,
    access,
    untilWords(one),
    account ?? '–',
    resources.join(', '),
  ];
}

function untilWords({ access, endsAt, endedAt, extended }: GuestFacts): string {
  if (access === 'none') return '–';
  if (endedAt !== undefined) return `ended ${endedAt.slice(0, 10)}`;
  if (endsAt === undefined) return 'no end date';
  return `${endsAt.slice(0, 10)}${extended ? ' (extended)' : ''}`;
}
