import type { AccessPackage } from '../../domain/policy/access-package';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import type { Partner } from './identify-partner';

type PartnerCaller = { readonly kind: 'partner' } & Partner;

/** Who posts a sign-up: anybody, or a connected organization with its key. */
export type SignUpCaller = { readonly kind: 'anonymous' } | PartnerCaller;

/**
 * The address is not of the partner whose key came with it.
 * @param organization the one that the address belongs to
 */
export function isForeign(
  caller: SignUpCaller,
  organization: ConnectedOrganization | undefined,
): caller is PartnerCaller {
  return caller.kind === 'partner' && organization?.id !== caller.organization.id;
}

/** A partner key stands in for the confirmation mail, where the policy says so. */
export function provesAddress(
  caller: SignUpCaller,
  { verifyAddress }: AccessPackage,
): caller is PartnerCaller {
  return caller.kind === 'partner' && verifyAddress === 'unlessAuthenticated';
}
