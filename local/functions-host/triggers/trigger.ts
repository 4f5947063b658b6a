/** Something that starts invocations by itself. */
export interface Trigger {
  start(): Promise<void>;
  /** Takes nothing more and resolves when what runs has ended. Safe to call twice. */
  stop(): Promise<void>;
}
