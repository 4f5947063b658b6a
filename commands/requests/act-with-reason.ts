import type { SignUpRequest } from '../../shared/domain/request/sign-up-request';
import { readArguments, reasonIn } from '../cli/read-arguments';
import { report, type Report } from '../cli/report';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import type { Desk } from '../stack/open-desk';
import { findNamed, requestNameIn } from './named-request';

/** What an operator does to one request, and how it is told; throws CommandError where it is not done. */
type Act = (desk: Desk, request: SignUpRequest, reason: string) => Promise<Report>;

/** An act on a request that takes nothing but its name and the operator's reason. */
export function actWithReason(act: Act): SubCommand {
  return async (args, context) => {
    const given = readArguments(args, { reason: { type: 'string' } });
    const name = requestNameIn(given);
    const reason = reasonIn(given);
    await withDesk(given, context, async (desk) => {
      const { request } = await findNamed(desk, name);
      await report(given, context.terminal, await act(desk, request.value, reason));
    });
  };
}
