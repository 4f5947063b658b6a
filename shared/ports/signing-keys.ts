/**
 * The signing keys as operators manage them; the app itself only reads them through the key ring.
 * All methods throw AppError `keys.unavailable` (retryable) or another `keys.…` that no try will help.
 */
export interface SigningKeys {
  /** Those that the app can use now, newest first. */
  kids(): Promise<readonly string[]>;
  /** Adds a new key in front of the others, which signs within 5 minutes. Repeated, it adds another. */
  add(): Promise<void>;
  /**
   * Takes a key out, the last one and one that the app cannot use yet as well; its links stop opening within 5 minutes.
   * Succeeds when it is gone already.
   */
  remove(kid: string): Promise<void>;
}
