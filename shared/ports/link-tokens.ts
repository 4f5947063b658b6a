import type { LinkClaims, LinkPurpose } from '../domain/link-claims';

/**
 * Tokens of the links in mails: `v1.<kid>.<payload>.<mac>`, a pure function of their claims and the key.
 * Nothing is stored; single use is the condition on the stage row.
 * Both methods throw AppError `keys.unavailable` (retryable) or another `keys.…`, as the key ring does.
 */
export interface LinkTokens {
  /**
   * Signs with the newest key.
   * @throws AppError `token.unfit-claims` for an id or a number that the layout of tokens has no place for
   */
  sign(claims: LinkClaims): Promise<string>;
  /**
   * `valid` also when expired: pages say so kindly. `invalid` for everything else: unknown key, tampered, other purpose.
   */
  verify(
    token: string,
    purpose: LinkPurpose,
  ): Promise<
    | { readonly kind: 'valid'; readonly claims: LinkClaims; readonly expired: boolean }
    | { readonly kind: 'invalid' }
  >;
}
