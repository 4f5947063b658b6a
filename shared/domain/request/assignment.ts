import type { Lifecycle } from '../policy/lifecycle';

/** Somebody inside who answers for a guest, as resolved when they were last written to. */
export interface Sponsor {
  /** Keyed hash of the user's object id; names the sponsor in links and message ids. */
  readonly key: string;
  readonly userId: string;
  readonly address: string;
  readonly displayName: string;
  /** `preferredLanguage` in the directory, if set. */
  readonly language?: string;
}

/** Why access ended. `guest.absent`: the account was removed by somebody else before. */
export type EndCause = 'expired' | 'operator' | 'guest.absent';

/** What became of the guest's account after the access had ended, and why. */
export interface AccountFate {
  /** `blocking`: about to be blocked by us; tells our own block from somebody else's when the answer is lost. */
  readonly outcome: 'kept' | 'blocking' | 'blocked' | 'deleted' | 'absent' | 'failed';
  readonly at: string;
  /** Machine-readable, e.g. `account.not-invited`. */
  readonly cause?: string;
}

/** A guest holding an access package from a start to an end. */
export interface Assignment {
  readonly requestId: string;
  /** When access was first given. */
  readonly startedAt: string;
  /** Undefined: no end date. */
  readonly endsAt?: string;
  /** 0, and 1 once extended: links and mails of an earlier period do nothing any more. */
  readonly period: number;
  readonly extended?: { readonly at: string; readonly by: string };
  /** How many of the mails that announce the end are behind us in this period. */
  readonly notices: number;
  /** `ending`: what we gave is being taken away; `ended`: it is, only the account may be left. */
  readonly state: 'active' | 'ending' | 'ended';
  readonly cause?: EndCause;
  readonly endedAt?: string;
  readonly atEnd: Lifecycle['atEnd'];
  /** An operator asked to block the account, whatever else the guest has in the tenant. */
  readonly blockAsked: boolean;
  readonly account?: AccountFate;
  /** Failed tries of the present step. */
  readonly tries: number;
  /** Where the assignment's row in the due index stands. */
  readonly dueAt?: string;
  readonly sponsors: readonly Sponsor[];
}
