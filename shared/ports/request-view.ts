import type { Canceler } from '../domain/request/canceled-by';
import type { Choice } from '../domain/request/decision';
import type { ApprovalRule } from '../domain/policy/approval-stage-policy';
import type { LookAlike } from '../domain/look-alike';

/** What the guest gets, in words: names as people know them, never object ids. */
export interface ResourceView {
  readonly kind: 'group' | 'application' | 'site' | 'entitlementPackage';
  readonly name: string;
  /** For `application`: the app role's name. */
  readonly role?: string | undefined;
}

/** How much of what was asked for the guest has. What has no name for people is in neither list. */
export interface GivenView {
  readonly extent: 'all' | 'some' | 'none';
  readonly given: readonly ResourceView[];
  readonly missing: readonly ResourceView[];
}

/** The address asked for, and how it stands to the policy. */
export interface AddressView {
  /** As mailed: the domain in its ASCII form. */
  readonly email: string;
  /** The domain in Unicode, only when it differs from the ASCII form; shown beside it. */
  readonly unicodeDomain?: string | undefined;
  /** When its owner proved it by the confirmation link (ISO instant); undefined: a partner key vouched for it. */
  readonly confirmedAt?: string | undefined;
  /** Display name of the connected organization that the domain belongs to; undefined: none, the domain stands for itself. */
  readonly organizationName?: string | undefined;
  /** What `findLookAlike` found: shown as a warning, with the differing part marked. */
  readonly lookAlike?: LookAlike | undefined;
}

/** One approver of a stage, as the others see it. */
export interface ApproverView {
  readonly name: string;
  /** True for the one who reads this page or mail. */
  readonly isReader: boolean;
  /** Present once decided in the stage's present generation. */
  readonly decision?:
    { readonly choice: Choice; readonly justification: string; readonly at: string } | undefined;
}

/** The approval stage that a page or mail is about. */
export interface StageView {
  readonly name: string;
  /** From 1. */
  readonly number: number;
  /** Stages that the policy has. */
  readonly count: number;
  readonly rule: ApprovalRule;
  /** ISO instant; told in the settings' zone. */
  readonly deadlineAt: string;
  readonly approvers: readonly ApproverView[];
  /** Who decided at the stages before, in order. */
  readonly earlier: readonly ApproverView[];
}

/** How a stage ended; `at` is an ISO instant. */
export type SettledView =
  | {
      readonly kind: 'decided';
      readonly outcome: 'approved' | 'denied';
      readonly by: DeciderView;
      readonly at: string;
    }
  /** Nobody decided in time; `outcome` is what the policy makes of that. */
  | {
      readonly kind: 'deadline';
      readonly outcome: 'expired' | 'approved' | 'nextStage';
      readonly at: string;
    }
  /** The request was canceled before anything followed from the stage. */
  | { readonly kind: 'canceled'; readonly by: Canceler; readonly at: string }
  /** The request was given up before that: the app could not carry it on. */
  | { readonly kind: 'failed'; readonly at: string };

/** Whose decision settled a stage. */
export type DeciderView =
  /** Named by the address that the link was sent to. */
  | { readonly kind: 'approver'; readonly address: string }
  /** On behalf of the organization. */
  | { readonly kind: 'operator' }
  /** An approver whose row is gone. */
  | { readonly kind: 'unknown' };
