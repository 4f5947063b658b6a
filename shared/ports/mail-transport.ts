import type { Later } from '../domain/later';

/** A rendered mail, ready for any transport. */
export interface OutgoingMail {
  readonly to: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stable per mail: a repeated send carries the same. Without angle brackets. */
  readonly messageId: string;
  /** Message ids of the mails it belongs to, oldest first. */
  readonly references: readonly string[];
  /** Further headers, e.g. `Auto-Submitted`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Hands mails over to whatever delivers them. Sending is not idempotent: the caller marks what went out. */
export interface MailTransport {
  /** `refused`: the address or the mail will never be accepted; `cause` is a stable code without the address. */
  send(
    mail: OutgoingMail,
  ): Promise<
    { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly cause: string } | Later
  >;
}
