/** What a link in a mail lets its holder do. */
export const linkPurposes = ['verify', 'review', 'status', 'extend'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** Everything a link says; all of it also stands on rows, so that the same mail sent twice carries the same link. */
export interface LinkClaims {
  readonly purpose: LinkPurpose;
  readonly requestId: string;
  /** 0 where no stage is meant. */
  readonly stage: number;
  /** Key of the approver or, of an `extend` link, of the sponsor, 16 hex digits; empty where neither is meant. */
  readonly approver: string;
  /** Generation of the stage or, of an `extend` link, the period of the access; 0 where neither is meant. */
  readonly generation: number;
  /** Whole seconds since 1970. */
  readonly expiresAt: number;
}
