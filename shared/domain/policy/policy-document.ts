/** The three kinds of policy documents. */
export type PolicyDocumentKind = 'accessPackage' | 'connectedOrganization' | 'settings';

const folders = {
  accessPackage: 'access-packages',
  connectedOrganization: 'connected-organizations',
} as const;

/** One document as it was accepted, for keeping: the same text always has the same version. */
export interface PolicyDocument {
  readonly kind: PolicyDocumentKind;
  /** The document's id; `settings` for the settings. */
  readonly id: string;
  /** First 32 hex digits of the SHA-256 of the text. */
  readonly version: string;
  /** Canonical JSON: defaults filled in, keys sorted, no white space. */
  readonly text: string;
}

/** Where a document lies, relative to the policy folder. */
export function policyFile(kind: PolicyDocumentKind, id: string): string {
  return kind === 'settings' ? 'settings.yaml' : `${folders[kind]}/${id}.yaml`;
}
