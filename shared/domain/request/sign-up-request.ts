import type { RequestState } from './request-state';

/** One person asking for one access package: the row that every step of the request is conditional on. */
export interface SignUpRequest {
  /** 128 random bits, 32 hex digits; also the orchestration's instance id. */
  readonly id: string;
  /** Short and random, for people, e.g. `7K3M-9QXT`; carries no time. */
  readonly reference: string;
  readonly accessPackageId: string;
  /** The version of the access package's policy that the request was made under and keeps. */
  readonly policyVersion: string;
  readonly state: RequestState;
  readonly address: string;
  /** Keyed hash of the address: names the person in keys and index rows. */
  readonly personKey: string;
  /** The connected organization that the address, or the partner key, belongs to. */
  readonly organizationId?: string;
  /** The partner key that authenticated the request, if one did. */
  readonly partnerKeyId?: string;
  readonly language: string;
  readonly submittedAt: string;
  readonly updatedAt: string;
  /** When a step left an audit entry and changed nothing in this row. */
  readonly auditedAt?: string;
  readonly confirmedAt?: string;
  readonly closedAt?: string;
  /** The submission that the request is about; undefined until the address is confirmed. */
  readonly submission?: number;
  /** The number that the next submission gets. */
  readonly nextSubmission: number;
  /** Until when the address can be confirmed. */
  readonly verifyUntil: string;
  /** The stage that is open or was last; 0 before the first. */
  readonly stage: number;
  /** What the deciding approver wrote for the requestor, once it counts. */
  readonly message?: string;
  /** Where the request's row in the due index stands. */
  readonly dueAt?: string;
  /** The owner of the address said "none of these is mine": no confirmation mail before (ISO instant). */
  readonly quietUntil?: string;
  /** How often reconciliation started the orchestration again. */
  readonly restarts: number;
  /** How many mails of each kind were asked for beyond the first; part of message ids and marker keys. */
  readonly issues: Readonly<Record<string, number>>;
  /** What operators were told of, by the issue of the `delivery-problem` mail: one problem must not hide another. */
  readonly problems?: Readonly<Record<string, string>>;
  /** The delivery is paused, and its orchestration waits for the event `resume:<hold>`. */
  readonly hold?: number;
  /** Machine-readable cause of an end, of missing access or of access that stayed, e.g. `user.blocked`; never a mail's. */
  readonly cause?: string;
}

/** What a step changes on the row besides its state, which only events move. */
export type RequestChanges = Partial<Omit<SignUpRequest, 'state'>> & { readonly state?: never };
