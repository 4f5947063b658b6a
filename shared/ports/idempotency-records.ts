/** What a stored 202 answered. */
export interface AcceptedAnswer {
  readonly requestId: string;
  readonly reference: string;
}

/**
 * Answers under an `Idempotency-Key`, kept for 24 h.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export interface IdempotencyRecords {
  /**
   * Claims the key for 60 s. After that, or when the first attempt gave it back, it can be claimed again.
   * @param scope whose key it is: a partner key, or package and person for anonymous callers
   * @param fingerprint keyed hash of the body
   */
  begin(
    scope: string,
    key: string,
    fingerprint: string,
  ): Promise<
    | { readonly kind: 'begun' }
    | { readonly kind: 'replay'; readonly answer: AcceptedAnswer }
    | { readonly kind: 'running'; readonly forSeconds: number }
    | { readonly kind: 'otherBody' }
  >;
  /** Stores the 202 that the same key and body get again. */
  complete(scope: string, key: string, fingerprint: string, answer: AcceptedAnswer): Promise<void>;
  /** Gives the key back after anything but a 202. */
  abandon(scope: string, key: string): Promise<void>;
}
