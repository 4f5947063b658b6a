import type { LocalizedText } from '../../domain/localized-text';
import type { Canceler } from '../../domain/request/canceled-by';
import type { GivenView } from '../request-view';

/** To the address given, unproved: nothing in it comes from whoever typed it. */
export interface VerifyAddressMail {
  readonly kind: 'verify-address';
  readonly displayName: LocalizedText;
  /** Absolute link. */
  readonly verifyUrl: string;
  /** When the link ends (ISO instant). */
  readonly expiresAt: string;
}

/** What mails to a requestor with a proved address share. */
interface ToRequestor {
  readonly reference: string;
  readonly displayName: LocalizedText;
  readonly givenName: string;
}

export interface RequestReceivedMail extends ToRequestor {
  readonly kind: 'request-received';
  readonly stageCount: number;
  /** Absolute link. */
  readonly statusUrl: string;
}

export interface RequestDeniedMail extends ToRequestor {
  readonly kind: 'request-denied';
  /** What the approver wrote to the requestor. */
  readonly message?: string | undefined;
}

export interface RequestExpiredMail extends ToRequestor {
  readonly kind: 'request-expired';
}

export interface RequestCanceledMail extends ToRequestor {
  readonly kind: 'request-canceled';
  readonly by: Canceler;
}

/** To the guest, once invited and given what could be given by then. */
export interface GuestWelcomeMail extends ToRequestor {
  readonly kind: 'guest-welcome';
  /** `redeem`: accept the invitation first; `open`: a guest already, straight to the resource. */
  readonly link: { readonly kind: 'redeem' | 'open'; readonly url: string };
  readonly access: GivenView;
  /** When access ends (ISO instant); undefined: without end. */
  readonly accessEndsAt?: string | undefined;
  /** What the approver wrote to the requestor. */
  readonly message?: string | undefined;
}
