import type { FieldError } from '../../domain/intake/field-error';
import type { MailKind } from '../../domain/request/mail-kind';
import type { TimerPurpose } from '../../domain/request/stage';

/** One rule of the policies that has a say in a request, and what it says. */
export interface FiredRule {
  /** Relative to the policy folder. */
  readonly file: string;
  /** The key that the rule is written under. */
  readonly key: string;
  /** False when the request ends here. */
  readonly passed: boolean;
  readonly sentence: string;
}

/** Something that happens by itself at an instant if nothing else has happened. */
export interface PlannedTimer {
  readonly purpose: TimerPurpose | 'linkEnd' | 'endNotice' | 'endOfAccess';
  /** ISO instant. */
  readonly at: string;
  readonly sentence: string;
}

export interface ExplainedStage {
  /** 1 to 3. */
  readonly number: number;
  readonly name: string;
  /** ISO instant. */
  readonly opensAt: string;
  /** As the policy names them; who that is, the directory says when the stage opens. */
  readonly asked: readonly string[];
  /** Asked when none of those can be found or reached. */
  readonly otherwise: readonly string[];
  readonly rule: string;
  /** What an approver has to write. */
  readonly reason: string;
  readonly timers: readonly PlannedTimer[];
}

export interface ExplainedMail {
  readonly mail: MailKind;
  readonly to: string;
  /** ISO instant; undefined for what is only sent if somebody acts. */
  readonly at?: string;
  readonly when: string;
}

export interface ExplainedDelivery {
  /** ISO instant. */
  readonly at: string;
  readonly invitation: string;
  readonly resources: readonly string[];
  /** When access ends and what becomes of the guest. */
  readonly end: string;
  readonly timers: readonly PlannedTimer[];
}

/** What the app says to whoever sent the request. */
export type ExplainedOutcome =
  | { readonly kind: 'taken' }
  /** `code` is that of the problem which the app answers. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly errors: readonly FieldError[];
    };

/** All that the policies make of one request. Instants suppose that everybody acts at once and nobody takes anything back. */
export interface Explanation {
  /** ISO instant at which the request is supposed to come. */
  readonly at: string;
  readonly timeZone: string;
  readonly outcome: ExplainedOutcome;
  readonly rules: readonly FiredRule[];
  /** How the address is proved, and what happens by itself if it never is. */
  readonly proof?: { readonly sentence: string; readonly timers: readonly PlannedTimer[] };
  readonly stages: readonly ExplainedStage[];
  readonly delivery?: ExplainedDelivery;
  readonly mails: readonly ExplainedMail[];
}
