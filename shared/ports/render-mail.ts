import type { Locale } from '../domain/locale';
import type { Branding } from './branding';
import type { AccessEndedMail, AccessEndingMail } from './mails/access-mails';
import type { ApprovalRequestMail, ApprovalSettledMail } from './mails/approver-mails';
import type { DeliveryProblemMail } from './mails/operator-mails';
import type {
  GuestWelcomeMail,
  RequestCanceledMail,
  RequestDeniedMail,
  RequestExpiredMail,
  RequestReceivedMail,
  VerifyAddressMail,
} from './mails/requestor-mails';

/** Every mail, by the name in its `X-Vestibule-Mail` header. */
export type MailModel =
  | VerifyAddressMail
  | RequestReceivedMail
  | ApprovalRequestMail
  | ApprovalSettledMail
  | RequestDeniedMail
  | RequestExpiredMail
  | RequestCanceledMail
  | GuestWelcomeMail
  | AccessEndingMail
  | AccessEndedMail
  | DeliveryProblemMail;

/** What is the same for every mail to one reader. */
export interface MailContext {
  /** The reader's language. */
  readonly locale: Locale;
  readonly branding: Branding;
}

/** The parts of a mail, ready for any transport. */
export interface RenderedMail {
  /** One line, at most 200 characters. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Subject, text part and HTML part of one mail, from one template. Pure: the same model and context give the same mail, so a
 * repeat is identical. What people typed is quoted to approvers only, cut to 300 characters, with links broken up.
 */
export type RenderMail = (mail: MailModel, context: MailContext) => RenderedMail;
