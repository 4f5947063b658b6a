import { isAtEnd } from '../../domain/request/request-state';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import { refusedByOwner } from '../confirmation/confirm-address';

/** What a confirmation link opens now: the choice, or what was chosen with it. */
export type VerificationState = 'waiting' | 'verified' | 'refused' | 'invalid';

/** @param expired the link's own time is over: it then only shows what was chosen */
export function verificationState(request: SignUpRequest, expired: boolean): VerificationState {
  if (request.cause === refusedByOwner) return 'refused';
  if (request.confirmedAt !== undefined) return 'verified';
  return expired || isAtEnd(request.state) ? 'invalid' : 'waiting';
}
