import type { Duration } from '../../domain/duration';
import type { LocalizedText } from '../../domain/localized-text';
import type { ResourceView } from '../request-view';

/** Whom a mail about somebody's access is to. */
export type AccessReader =
  | { readonly kind: 'guest' }
  /** `email` is the guest's. */
  | { readonly kind: 'sponsor'; readonly email: string };

interface AboutAccess {
  readonly reference: string;
  readonly displayName: LocalizedText;
  readonly reader: AccessReader;
  /** Given name of the guest. */
  readonly givenName: string;
  /** Given name and surname of the guest. */
  readonly guestName: string;
}

/** Some days before the end of access. */
export interface AccessEndingMail extends AboutAccess {
  readonly kind: 'access-ending';
  /** ISO instant. */
  readonly endsAt: string;
  /** To sponsors, while it can be extended: the absolute link, and by how long. */
  readonly extension?: { readonly url: string; readonly by: Duration } | undefined;
  /** False once it was extended: it cannot be again. */
  readonly canBeExtended: boolean;
}

/** What we gave has been taken away. */
export interface AccessEndedMail extends AboutAccess {
  readonly kind: 'access-ended';
  /** ISO instant. */
  readonly endedAt: string;
  /** What was taken away. */
  readonly resources: readonly ResourceView[];
  readonly cause: 'expired' | 'operator' | 'guest.absent';
}
