import type { z } from 'zod';
import type { AccessPackage } from '../../domain/policy/access-package';
import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import type { Settings } from '../../domain/policy/settings';
import { accessPackageDocument } from './access-package-document';
import { connectedOrganizationDocument } from './connected-organization-document';
import type { DocumentIssue } from './document-issue';
import { documentIssues } from './document-issues';
import { notBuiltYetIn } from './not-built-yet';
import { settingsDocument } from './settings-document';
import { toAccessPackage } from './to-access-package';
import { toConnectedOrganization } from './to-connected-organization';
import { toSettings } from './to-settings';

/** A document with its defaults filled in and what it describes, or all that is wrong with it. */
export type ParsedDocument<T> =
  | { readonly kind: 'parsed'; readonly document: unknown; readonly policy: T }
  | { readonly kind: 'refused'; readonly issues: readonly DocumentIssue[] };

/** Reads the data of `access-packages/<id>.yaml`. */
export function parseAccessPackage(data: unknown): ParsedDocument<AccessPackage> {
  const parsed = parse(accessPackageDocument, toAccessPackage, data);
  const known = parsed.kind === 'refused' ? parsed.issues : [];
  const notBuilt = notBuiltYetIn(data).filter(
    ({ path }) => !known.some((issue) => issue.path.join('.') === path.join('.')),
  );
  return notBuilt.length === 0 ? parsed : { kind: 'refused', issues: [...known, ...notBuilt] };
}

/** Reads the data of `connected-organizations/<id>.yaml`. */
export function parseConnectedOrganization(data: unknown): ParsedDocument<ConnectedOrganization> {
  return parse(connectedOrganizationDocument, toConnectedOrganization, data);
}

/** Reads the data of `settings.yaml`. */
export function parseSettings(data: unknown): ParsedDocument<Settings> {
  return parse(settingsDocument, toSettings, data);
}

function parse<D, T>(
  schema: z.ZodType<D>,
  toPolicy: (document: D) => T,
  data: unknown,
): ParsedDocument<T> {
  const result = schema.safeParse(data);
  return result.success
    ? { kind: 'parsed', document: result.data, policy: toPolicy(result.data) }
    : { kind: 'refused', issues: documentIssues(schema, data, result.error.issues) };
}
