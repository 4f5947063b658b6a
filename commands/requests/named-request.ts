import { normaliseReference } from '../../shared/domain/request/reference';
import type { RequestRows } from '../../shared/domain/request/request-rows';
import { CommandError } from '../cli/command-error';
import type { ReadArguments } from '../cli/read-arguments';
import { UsageError } from '../cli/usage-error';
import type { Desk } from '../stack/open-desk';

/** The one request that the command line names, by reference or id. @throws UsageError */
export function requestNameIn({ positionals }: ReadArguments): string {
  const [name = '', ...more] = positionals;
  if (more.length > 0) throw new UsageError('Name one request.');
  if (/^[0-9a-f]{32}$/.test(name)) return name;
  const reference = normaliseReference(name);
  if (reference === undefined) {
    throw new UsageError('Name the request by its reference, such as 7K3M-9QXT, or its id.');
  }
  return reference;
}

/** @throws CommandError when there is none */
export async function findNamed(desk: Desk, name: string): Promise<RequestRows> {
  const rows = await desk.operators.findRequest(name);
  if (rows === undefined) throw new CommandError(`There is no request ${name}.`);
  return rows;
}
