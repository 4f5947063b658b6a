import type { ConnectedOrganization } from './connected-organization';
import { policyFile } from './policy-document';
import type { PolicyProblem } from './policy-problem';

/** References of organizations to access packages, and what no two of them may share: domains and partner key ids. */
export function checkConnectedOrganizations(
  organizations: readonly ConnectedOrganization[],
  packageIds: ReadonlySet<string>,
): readonly PolicyProblem[] {
  const domainOwners = new Map<string, string>();
  const keyOwners = new Map<string, string>();
  return organizations.flatMap((organization) => {
    const { id, domains, partnerKeys, accessPackages } = organization;
    const at = (path: PolicyProblem['path'], message: string): PolicyProblem => ({
      file: policyFile('connectedOrganization', id),
      kind: 'connectedOrganization',
      path,
      message,
    });
    const listed = accessPackages === 'all' ? [] : accessPackages;
    return [
      ...listed.flatMap((packageId, index) =>
        packageIds.has(packageId)
          ? []
          : [at(['accessPackages', index], `there is no access package "${packageId}"`)],
      ),
      ...takenTwice(domains, id, domainOwners).map(({ index, owner }) =>
        at(['domains', index], `the domain belongs to "${owner}" already`),
      ),
      ...takenTwice(
        partnerKeys.map((key) => key.id),
        id,
        keyOwners,
      ).map(({ index, owner }) =>
        at(['partnerKeys', index, 'id'], `the key id is used by "${owner}" already`),
      ),
    ];
  });
}

function takenTwice(
  names: readonly string[],
  organizationId: string,
  owners: Map<string, string>,
): readonly { readonly index: number; readonly owner: string }[] {
  return names.flatMap((name, index) => {
    const owner = owners.get(name);
    if (owner !== undefined) return [{ index, owner }];
    owners.set(name, organizationId);
    return [];
  });
}
