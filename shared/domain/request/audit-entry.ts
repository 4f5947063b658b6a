/** Who did what, when, by which means. Only ever added. */
export interface AuditEntry {
  readonly requestId: string;
  readonly at: string;
  /** Random; two entries of one instant keep apart. */
  readonly id: string;
  /** e.g. `request.submitted`, `stage.approved`, `decision.undone`, `guest.invited`. */
  readonly action: string;
  /** `requestor`, `system`, `approver:<key>`, `operator:<name>`, `partner:<key id>`. */
  readonly actor: string;
  /** `form`, `api`, `link`, `deadline`, `command`, … */
  readonly by: string;
  /** Facts without personal data. */
  readonly details: Readonly<Record<string, string>>;
}
