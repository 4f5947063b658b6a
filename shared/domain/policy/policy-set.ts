import type { AccessPackage } from './access-package';
import type { ConnectedOrganization } from './connected-organization';
import type { Settings } from './settings';

/** An access package together with the version of its document, which requests keep. */
export interface VersionedAccessPackage extends AccessPackage {
  readonly version: string;
}

/** All policies in force, checked as a whole. */
export interface PolicySet {
  readonly accessPackages: readonly VersionedAccessPackage[];
  readonly connectedOrganizations: readonly ConnectedOrganization[];
  readonly settings: Settings;
}

/** The connected organization that owns exactly this domain (lower case, punycode). */
export function findOrganization(
  set: PolicySet,
  domain: string,
): ConnectedOrganization | undefined {
  return set.connectedOrganizations.find(({ domains }) => domains.includes(domain));
}

/** The connected organization with this id; undefined for no id, and for one that has left the policies. */
export function organizationWithId(
  set: PolicySet,
  organizationId: string | undefined,
): ConnectedOrganization | undefined {
  return set.connectedOrganizations.find(({ id }) => id === organizationId);
}

/** The access package with this id, listed or not. */
export function findAccessPackage(set: PolicySet, id: string): VersionedAccessPackage | undefined {
  return set.accessPackages.find((accessPackage) => accessPackage.id === id);
}

/**
 * Whether somebody of the organization, or of none, may ask for the access package. Visibility plays no part: it hides, it
 * does not protect. An organization must be in the package's scope and must list the package itself.
 */
export function mayAsk(
  accessPackage: AccessPackage,
  organization: ConnectedOrganization | undefined,
): boolean {
  if (accessPackage.requestors.kind === 'anyone') return true;
  if (organization === undefined) return false;
  const { accessPackages } = organization;
  const isListed = accessPackages === 'all' || accessPackages.includes(accessPackage.id);
  return isListed && isInScope(accessPackage, organization);
}

/** Whether the package takes requests of the organization, if that lists it. */
export function isInScope(
  { requestors }: AccessPackage,
  { id }: Pick<ConnectedOrganization, 'id'>,
): boolean {
  return requestors.kind !== 'listed' || requestors.organizationIds.includes(id);
}

/** The access packages to show to the public: listed ones that are not paused. */
export function openPackages(set: PolicySet): readonly VersionedAccessPackage[] {
  return set.accessPackages.filter(({ visibility, paused }) => visibility === 'public' && !paused);
}

/**
 * Whether a form may send the requestor on to this address: it equals, character for character, one that an organization
 * which may ask for the package has listed.
 */
export function returnUrlAllowed(set: PolicySet, accessPackageId: string, url: string): boolean {
  const accessPackage = findAccessPackage(set, accessPackageId);
  if (accessPackage === undefined) return false;
  return set.connectedOrganizations.some(
    (organization) => organization.returnUrls.includes(url) && mayAsk(accessPackage, organization),
  );
}

/** Every origin whose pages may post requests and read access packages, compared exactly. */
export function originsAllowed(set: PolicySet): ReadonlySet<string> {
  return new Set(set.connectedOrganizations.flatMap(({ allowedOrigins }) => allowedOrigins));
}
