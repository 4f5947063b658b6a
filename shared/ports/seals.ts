/**
 * Keyed hashes for what must be recognised later but not forged or reversed.
 * All methods throw AppError `keys.unavailable` (retryable) or another `keys.…`, as the key ring does.
 */
export interface Seals {
  /** The pseudonym of a person, whatever the case of the address, with the pepper that never rotates: 32 hex digits. */
  personKey(address: string): Promise<string>;
  /** The pseudonym of an approver within links and message ids: 16 hex digits. */
  approverKey(userId: string): Promise<string>;
  /** A keyed fingerprint of a request body, for idempotency: 64 hex digits. */
  fingerprint(text: string): Promise<string>;
  /** A MAC over text for a named use, by the newest key; `kid.mac`. */
  seal(use: string, text: string): Promise<string>;
  /** Whether a seal was made over this text for this use by any key still in the ring; constant time. */
  isSealed(use: string, text: string, seal: string): Promise<boolean>;
}
