import type { SignUpRequest } from '../../domain/request/sign-up-request';

type Dated = Pick<SignUpRequest, 'submittedAt'>;

/** Sorts oldest first. */
export function byAge(left: Dated, right: Dated): number {
  return left.submittedAt < right.submittedAt ? -1 : 1;
}
