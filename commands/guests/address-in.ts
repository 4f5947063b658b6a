import { normaliseAddress } from '../../shared/domain/email-address';
import type { ReadArguments } from '../cli/read-arguments';
import { UsageError } from '../cli/usage-error';

/** The one address that the command line names. @throws UsageError */
export function addressIn({ positionals }: ReadArguments): string {
  const [text = '', ...more] = positionals;
  if (more.length > 0) throw new UsageError('Name one address.');
  const address = normaliseAddress(text);
  if (address.kind === 'refused') {
    throw new UsageError('Name the person by address, such as name@organization.example.');
  }
  return address.key;
}
