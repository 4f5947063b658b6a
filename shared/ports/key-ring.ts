/** One signing key. The newest signs; all of them verify. */
export interface SigningKey {
  /** Up to 8 characters `[a-z0-9]`, in the tokens it signed. */
  readonly kid: string;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
}

/**
 * The keys behind links and seals, from Key Vault or a local file; implementations cache for at most 5 minutes.
 * Both methods throw AppError `keys.unavailable` (retryable) or another `keys.…` that no try will help.
 */
export interface KeyRing {
  /** Newest first, never empty. A retired key is still listed until it is removed for good. */
  keys(): Promise<readonly SigningKey[]>;
  /** Keys the pseudonyms of persons; never rotates, since rows are found by it. */
  pepper(): Promise<Uint8Array>;
}
