/** Unguessable names. */
export interface RandomIds {
  /** 128 bits, 32 hex digits. */
  requestId(): string;
  /** For people: eight characters without look-alikes, e.g. `7K3M-9QXT`. */
  reference(): string;
  /** 64 bits, 16 hex digits: tells rows of one instant apart. */
  short(): string;
}
