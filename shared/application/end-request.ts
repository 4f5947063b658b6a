import { AppError } from '../domain/app-error';
import type { Actor, Means } from '../domain/request/actor';
import type { MailKind } from '../domain/request/mail-kind';
import { personalMail } from '../domain/request/mail-order';
import { nextState, type RequestEvent, type RequestState } from '../domain/request/request-state';
import type { Stored } from '../domain/request/request-rows';
import type { SignUpRequest } from '../domain/request/sign-up-request';
import type { RequestDraft } from './request-draft';

export interface Ending {
  readonly event: RequestEvent;
  readonly actor: Actor;
  readonly by: Means;
  /** The mail that tells the requestor; undefined: none. */
  readonly mail?: MailKind | undefined;
  /** For the requestor. */
  readonly message?: string;
  /** Machine-readable reason. */
  readonly cause?: string;
  /** In an operator's words, for the audit row. */
  readonly reason?: string;
  /** What else changes on the request row. */
  readonly changes?: Partial<SignUpRequest>;
}

/**
 * Drafts the end of a request: its state, the audit entry and the requestor's mail.
 * @throws AppError `request.impossible-transition` when the event means nothing in the present state; callers check first
 */
export function endRequest(
  draft: RequestDraft,
  stored: Stored<SignUpRequest>,
  ending: Ending,
): RequestState {
  const { dueAt: _over, ...request } = stored.value;
  const state = nextState(request.state, ending.event);
  if (state === undefined) throw new AppError('request.impossible-transition');
  const { message, cause, reason, mail } = ending;
  const value: SignUpRequest = {
    ...request,
    ...ending.changes,
    state,
    updatedAt: draft.now,
    closedAt: draft.now,
    ...(message === undefined || message === '' ? {} : { message }),
    ...(cause === undefined ? {} : { cause }),
  };
  draft.replace({ kind: 'request', value }, stored.etag);
  draft.audit(`request.${state}`, ending.actor, ending.by, {
    ...(cause === undefined ? {} : { cause }),
    ...(reason === undefined ? {} : { reason }),
  });
  if (mail !== undefined) {
    draft.effect({ kind: 'mails', orders: [personalMail(mail, 'requestor')] });
  }
  return state;
}
