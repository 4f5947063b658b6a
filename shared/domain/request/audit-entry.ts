import type { Actor, Means } from './actor';

/** Who did what, when, by which means. Only ever added. */
export interface AuditEntry {
  readonly requestId: string;
  readonly at: string;
  /** Random; two entries of one instant keep apart. */
  readonly id: string;
  /** e.g. `request.submitted`, `stage.approved`, `decision.undone`, `guest.invited`. */
  readonly action: string;
  readonly actor: Actor;
  readonly by: Means;
  /** Facts without personal data. */
  readonly details: Readonly<Record<string, string>>;
}
