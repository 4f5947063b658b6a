import type { AccessPackage } from './access-package';
import { checkAccessPackage } from './check-access-package';
import { checkConnectedOrganizations } from './check-connected-organizations';
import type { ConnectedOrganization } from './connected-organization';
import { policyFile } from './policy-document';
import type { PolicyProblem } from './policy-problem';

/** Policies whose documents are each fine, to be checked against each other. */
export interface PoliciesToCheck {
  readonly accessPackages: readonly AccessPackage[];
  readonly connectedOrganizations: readonly ConnectedOrganization[];
  /** Ids of documents that exist but are refused already; references to them are not reported again. */
  readonly refused?: {
    readonly accessPackages: readonly string[];
    readonly connectedOrganizations: readonly string[];
  };
}

/**
 * All that is wrong among documents that are fine one by one: references that lead nowhere, what two organizations cannot
 * share, and approval that would let in people nobody meant to. Empty when all is well; the order is that of the documents.
 */
export function checkPolicySet(set: PoliciesToCheck): readonly PolicyProblem[] {
  const packageIds = new Set([
    ...set.accessPackages.map(({ id }) => id),
    ...(set.refused?.accessPackages ?? []),
  ]);
  const organizationIds = new Set([
    ...set.connectedOrganizations.map(({ id }) => id),
    ...(set.refused?.connectedOrganizations ?? []),
  ]);
  return [
    ...set.accessPackages.flatMap((accessPackage) => [
      ...checkAccessPackage(accessPackage, set.connectedOrganizations),
      ...unknownOrganizations(accessPackage, organizationIds),
    ]),
    ...checkConnectedOrganizations(set.connectedOrganizations, packageIds),
  ];
}

function unknownOrganizations(
  { id, requestors }: AccessPackage,
  known: ReadonlySet<string>,
): readonly PolicyProblem[] {
  if (requestors.kind !== 'listed') return [];
  return requestors.organizationIds.flatMap((organizationId, index) =>
    known.has(organizationId)
      ? []
      : [
          {
            file: policyFile('accessPackage', id),
            kind: 'accessPackage',
            path: ['requestors', 'from', index],
            message: `there is no connected organization "${organizationId}"`,
          },
        ],
  );
}
