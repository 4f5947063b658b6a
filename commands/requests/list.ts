import type { SignUpRequest } from '../../shared/domain/request/sign-up-request';
import { firstOf } from '../cli/first-of';
import { countIn, readArguments } from '../cli/read-arguments';
import { reportList } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { filterOptions, filtersIn } from './filter-options';

const head = ['REFERENCE', 'STATE', 'SUBMITTED', 'PACKAGE', 'ORGANIZATION', 'ADDRESS'];

/** Reads no further than the rows it shows. */
export const listRequests: SubCommand = async (args, context) => {
  const given = readArguments(args, { ...filterOptions, limit: { type: 'string' } });
  const filter = filtersIn(given);
  const limit = countIn(given, 'limit', 50);
  await withDesk(given, context, async (desk) => {
    const newest = desk.requestList.newestFirst(filter(desk.now()), limit + 1);
    const { found, isMore } = await firstOf(newest, limit);
    await reportList(given, context.terminal, {
      facts: { requests: found, more: isMore },
      head,
      rows: found.map(cells),
      nothing: 'No request matches.',
      cutAt: isMore ? limit : undefined,
    });
  });
};

function cells(request: SignUpRequest): readonly string[] {
  const { reference, state, submittedAt, accessPackageId, organizationId, address } = request;
  const minute = submittedAt.slice(0, 16).replace('T', ' ');
  return [reference, state, minute, accessPackageId, organizationId ?? '–', address];
}
