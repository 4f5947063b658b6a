import type { GraphRefusal } from './graph-failure';

const words = /not a valid reference update|(?:don't|do not|does not) exist/i;

/**
 * Whether a refusal says that something the call names is not there, or has not reached every replica: mostly 404, but
 * of users of a moment ago Graph also says so with 400.
 * @see https://devblogs.microsoft.com/identity/designing-for-eventual-consistency-for-microsoft-entra/
 */
export function namesWhatIsMissing({ status, message }: GraphRefusal): boolean {
  return status === 404 || (status === 400 && words.test(message));
}
