import type { MailFact } from './mail-fact';
import type { Quote } from './quote';

/** What a mail's template may use; a new mail is one template and one function that makes this. */
export interface MailScope {
  readonly subject: string;
  /** What mailboxes show beside the subject. */
  readonly preheader: string;
  readonly title: string;
  readonly lead: string;
  /** Why the reader gets this mail. */
  readonly foot: string;
  readonly facts?: readonly MailFact[];
  readonly buttons?: readonly MailButton[];
  readonly quote?: Quote | undefined;
  readonly [sentence: string]: unknown;
}

export interface MailButton {
  readonly label: string;
  readonly url: string;
  /** At most one. */
  readonly isFilled: boolean;
}
