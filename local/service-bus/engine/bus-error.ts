export type BusErrorKind =
  | 'entityNotFound'
  | 'lockLost'
  | 'messageNotFound'
  | 'messageTooLarge'
  | 'notSupported'
  | 'notStored'
  | 'malformed';

/** Why the broker does not do what a client asked for; the message is for the client. */
export class BusError extends Error {
  readonly kind: BusErrorKind;

  constructor(kind: BusErrorKind, message: string) {
    super(message);
    this.name = 'BusError';
    this.kind = kind;
  }
}
