import { personalMail } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import type { ChangeRequest } from '../change-request';
import type { RequestDraft } from '../request-draft';

const welcomed = 'guest.welcomed';

/** Orders the welcome mail, once per request. */
export function draftWelcome(rows: RequestRows, draft: RequestDraft): void {
  if (rows.audit.some(({ value }) => value.action === welcomed)) return;
  draft.audit(welcomed, 'system', 'orchestration');
  draft.effect({ kind: 'mails', orders: [personalMail('guest-welcome', 'guest')] });
}

export type WelcomeGuest = (requestId: string) => Promise<{ readonly kind: 'welcomed' }>;

/** Welcomes a guest whose resources are not all there yet. */
export function makeWelcomeGuest(changeRequest: ChangeRequest): WelcomeGuest {
  return async (requestId) => {
    await changeRequest(requestId, (rows, draft) => {
      draftWelcome(rows, draft);
    });
    return { kind: 'welcomed' };
  };
}
