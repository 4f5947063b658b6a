import type { Duration } from '../duration';

/** What an access package takes; confirmed requests and those with a partner key count. Absent means no limit. */
export interface AccessPackageLimits {
  readonly perDay?: number;
}

/** What a connected organization may ask; confirmed requests and those with a partner key count. Absent means no limit. */
export interface OrganizationLimits {
  readonly openRequests?: number;
  readonly perDay?: number;
}

/** What protects mailboxes and the service from floods. */
export interface IntakeLimits {
  /** Per address over all access packages; what is above is not sent and nobody is told. */
  readonly confirmationMails: { readonly atMostEvery: Duration; readonly perDay: number };
  /** Per network (/24, /64); what is above is refused. */
  readonly requestsPerNetwork: { readonly count: number; readonly within: Duration };
  /** First mails to anybody; what is above waits, and operators are told. */
  readonly firstMailsPerHour: number;
}
