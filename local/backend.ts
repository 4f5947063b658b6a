/** What the supervisor needs of every piece of the local stack, whatever protocol it speaks. */
export interface Backend {
  /** Shown in the banner and in error sentences, e.g. `Service Bus broker`. */
  readonly name: string;
  /** True while nothing runs, nothing is on its way and nothing is due: only then may the clock move. */
  atRest(): boolean;
  /** Flushes to disk and closes every socket. Resolves once nothing keeps the process alive; safe to call twice. */
  stop(): Promise<void>;
}
