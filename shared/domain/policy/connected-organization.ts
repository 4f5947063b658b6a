import type { DirectoryReference } from './approver-reference';
import type { OrganizationLimits } from './limits';

/** Lets a partner's server ask without a confirmation mail. Only the hash of the secret is known here. */
interface PartnerKey {
  readonly id: string;
  /** SHA-256 of the secret, lower-case hex. */
  readonly sha256: string;
  /** Last day it is good, `YYYY-MM-DD`, in the time zone of the settings; absent means no end. */
  readonly notAfter?: string;
}

/** A partner: whose addresses are its own, what they may ask for, and who answers for it inside. */
export interface ConnectedOrganization {
  readonly id: string;
  readonly displayName: string;
  /** Exact domains, lower case, punycode; sub-domains are listed one by one. */
  readonly domains: readonly string[];
  readonly sponsors: readonly DirectoryReference[];
  readonly accessPackages: 'all' | readonly string[];
  /** BCP 47; absent means that of the settings. */
  readonly language?: string;
  readonly allowedOrigins: readonly string[];
  readonly returnUrls: readonly string[];
  readonly partnerKeys: readonly PartnerKey[];
  readonly limits: OrganizationLimits;
  /** Paused by operators; never written in a policy. */
  readonly paused?: boolean;
}
