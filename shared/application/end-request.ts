import type { Actor, Means } from '../domain/request/actor';
import type { MailKind } from '../domain/request/mail-kind';
import { personalMail } from '../domain/request/mail-order';
import type { RequestEvent, RequestState } from '../domain/request/request-state';
import type { Stored } from '../domain/request/request-rows';
import type { RequestChanges, SignUpRequest } from '../domain/request/sign-up-request';
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
  readonly changes?: RequestChanges;
}

/**
 * Drafts the end of a request: its state, the audit entry and the requestor's mail.
 * @throws AppError `request.impossible-transition`: callers check first
 */
export function endRequest(
  draft: RequestDraft,
  stored: Stored<SignUpRequest>,
  ending: Ending,
): RequestState {
  const { event, message, cause, reason, mail } = ending;
  const { state } = draft.move(stored, event, {
    ...ending.changes,
    ...(message === undefined || message === '' ? {} : { message }),
    ...(cause === undefined ? {} : { cause }),
  });
  draft.audit(`request.${state}`, ending.actor, ending.by, {
    ...(cause === undefined ? {} : { cause }),
    ...(reason === undefined ? {} : { reason }),
  });
  if (mail !== undefined) {
    draft.effect({ kind: 'mails', orders: [personalMail(mail, 'requestor')] });
  }
  return state;
}
