import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import type { ConnectedOrganizationDocument } from './connected-organization-document';
import { toDirectoryReference } from './to-access-package';

/** The partner that a document describes. */
export function toConnectedOrganization(
  document: ConnectedOrganizationDocument,
): ConnectedOrganization {
  return { ...document, sponsors: document.sponsors.map(toDirectoryReference) };
}
