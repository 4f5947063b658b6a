/** SHA-256 of a partner key's secret against the one in the policy, in constant time. */
export type MatchesPartnerKey = (secret: string, sha256: string) => boolean;
