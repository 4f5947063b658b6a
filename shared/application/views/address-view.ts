import { domainOf } from '../../domain/email-address';
import { findLookAlike } from '../../domain/look-alike';
import { organizationWithId, type PolicySet } from '../../domain/policy/policy-set';
import { domainToUnicode } from '../../domain/punycode';
import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { AddressView } from '../../ports/request-view';

/** The address of a request as an approver should see it: whose domain it is, and whose it could be taken for. */
export function addressView(request: SignUpRequest, policies: PolicySet): AddressView {
  const domain = domainOf(request.address);
  const unicodeDomain = domainToUnicode(domain);
  const known = policies.connectedOrganizations.flatMap(({ domains }) => domains);
  return {
    email: request.address,
    unicodeDomain: unicodeDomain === domain ? undefined : unicodeDomain,
    confirmedAt: request.partnerKeyId === undefined ? request.confirmedAt : undefined,
    organizationName: organizationWithId(policies, request.organizationId)?.displayName,
    lookAlike: findLookAlike(domain, known),
  };
}
