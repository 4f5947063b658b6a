import { firstOf } from '../cli/first-of';
import { countIn, readArguments } from '../cli/read-arguments';
import { reportList } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';
import { guestFacts, type GuestFacts } from './guest-facts';

const head = ['REFERENCE', 'ACCESS', 'SINCE', 'UNTIL', 'PACKAGE', 'ORGANIZATION', 'ADDRESS'];

/** Reads no further than the rows it shows. */
export const listGuests: SubCommand = async (args, context) => {
  const given = readArguments(args, {
    limit: { type: 'string' },
    package: { type: 'string' },
    organization: { type: 'string' },
    ended: { type: 'boolean' },
  });
  if (given.positionals.length > 0) throw new UsageError('list takes options only; see --help.');
  const limit = countIn(given, 'limit', 50);
  const filter = {
    accessPackageId: given.text('package'),
    organizationId: given.text('organization'),
    ended: given.isSet('ended'),
  };
  await withDesk(given, context, async (desk) => {
    const { found, isMore } = await firstOf(desk.guests.listGuests(filter), limit);
    const guests = found.map(guestFacts);
    await reportList(given, context.terminal, {
      facts: { guests, more: isMore },
      head,
      rows: guests.map(cells),
      nothing: 'No guest matches.',
      cutAt: isMore ? limit : undefined,
    });
  });
};

function cells(guest: GuestFacts): readonly string[] {
  const { reference, access, since, endsAt, accessPackageId, organizationId, address } = guest;
  const until = endsAt?.slice(0, 10) ?? 'no end date';
  return [
    reference,
    access,
    since?.slice(0, 10) ?? '–',
    until,
    accessPackageId,
    organizationId ?? '–',
    address,
  ];
}
