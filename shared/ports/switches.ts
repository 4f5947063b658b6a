import type {
  Pause,
  PauseTarget,
  Revocation,
  SwitchedBy,
  SwitchesInForce,
} from '../domain/policy/switches';

/** What an operator did that concerns no single request. */
export interface OperatorAct extends SwitchedBy {
  /** e.g. `dead-letter.discarded` */
  readonly action: string;
  /** Facts without personal data. */
  readonly details: Readonly<Record<string, string>>;
}

/** What operators switched by hand. Every switch and every lift leaves an audit row in the same transaction. */
export interface Switches {
  /** Read anew with every call. */
  inForce(): Promise<SwitchesInForce>;
  /** Repeating it replaces reason, name and time. */
  pause(pause: Pause): Promise<void>;
  /** `notPaused`: nothing was there, and nothing is recorded. */
  lift(
    target: PauseTarget,
    by: SwitchedBy,
  ): Promise<{ readonly kind: 'lifted' } | { readonly kind: 'notPaused' }>;
  revoke(revocation: Revocation): Promise<void>;
  /** Leaves an audit row of an act that switches nothing. */
  record(act: OperatorAct): Promise<void>;
  /** The audit rows from an instant on, oldest first. */
  acts(since: Date): Promise<readonly OperatorAct[]>;
}
