import { webAddressProblem } from '../../shared/domain/policy/web-address';
import { UsageError } from './usage-error';

/** The origin that an option names. @throws UsageError for anything but an origin */
export function originOf(option: string, text: string): string {
  const problem = webAddressProblem(text);
  if (problem !== undefined) throw new UsageError(`${option} ${problem}.`);
  const { origin, pathname, search } = new URL(text);
  if (pathname !== '/' || search !== '') throw new UsageError(`${option} takes no path.`);
  return origin;
}
