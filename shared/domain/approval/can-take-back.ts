import { isAtEnd } from '../request/request-state';
import type { SignUpRequest } from '../request/sign-up-request';
import type { Stage } from '../request/stage';

/**
 * Whether nothing has followed yet from how a stage was settled. The window ends when the orchestration closes the stage,
 * not when a clock says so: the two writes are rivals.
 */
export function canTakeBack(
  { state }: Pick<SignUpRequest, 'state'>,
  { settlement, closed }: Pick<Stage, 'settlement' | 'closed'>,
): boolean {
  return !closed && !isAtEnd(state) && settlement?.undoUntil !== undefined;
}
