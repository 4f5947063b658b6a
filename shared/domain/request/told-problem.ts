import type { SignUpRequest } from './sign-up-request';

/**
 * What a `delivery-problem` mail of this issue tells of: its own cause, or for one that operators had sent again the last
 * before it. Rows of an earlier version have the request's cause only.
 */
export function toldProblem(
  { problems = {}, cause = 'delivery.failed' }: Pick<SignUpRequest, 'problems' | 'cause'>,
  issue = Infinity,
): string {
  const known = Object.keys(problems)
    .map(Number)
    .filter((one) => one <= issue);
  return problems[String(Math.max(...known))] ?? cause;
}
