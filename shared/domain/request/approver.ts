/** Somebody who is asked in a stage; resolved when the stage opens. */
export interface Approver {
  readonly requestId: string;
  readonly stage: number;
  /** Keyed hash of the user's object id; names the approver in links and message ids. */
  readonly key: string;
  readonly userId: string;
  readonly address: string;
  readonly displayName: string;
  /** `preferredLanguage` in the directory, if set. */
  readonly language?: string;
  readonly role: 'primary' | 'fallback';
  /** `unreachable`: the mail could not be sent for good. */
  readonly state: 'asked' | 'unreachable';
  /** Expiry of the links in the mails to this approver; a fresh link moves it. */
  readonly linkUntil: string;
}
