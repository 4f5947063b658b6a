/** Written after a mail went out (or failed for good), so that a repeated message sends nothing twice. */
export interface MailMarker {
  readonly requestId: string;
  /** `<kind>:<stage>:<recipient key>:<generation>:<reminder>:<issue>` */
  readonly key: string;
  readonly outcome: 'sent' | 'failed';
  readonly at: string;
}
