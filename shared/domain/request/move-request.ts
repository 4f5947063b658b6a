import { AppError } from '../app-error';
import { isAtEnd, nextState, type RequestEvent } from './request-state';
import type { RequestChanges, SignUpRequest } from './sign-up-request';

export interface RequestMove {
  readonly event: RequestEvent;
  /** ISO instant of the event. */
  readonly at: string;
  /** What else changes with it. */
  readonly changes?: RequestChanges;
}

/**
 * A request after an event: nothing else leads from one state to another. At its end nobody has to look at it any more.
 * @throws AppError `request.impossible-transition` when the event means nothing in the present state; callers check first
 */
export function moveRequest(
  request: SignUpRequest,
  { event, at, changes = {} }: RequestMove,
): SignUpRequest {
  const state = nextState(request.state, event);
  if (state === undefined) throw new AppError('request.impossible-transition');
  const moved = { ...request, ...changes, state, updatedAt: at };
  if (!isAtEnd(state)) return moved;
  const { dueAt: _over, ...ended } = moved;
  return { ...ended, closedAt: at };
}
