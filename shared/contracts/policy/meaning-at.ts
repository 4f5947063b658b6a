import type { PolicyDocumentKind } from '../../domain/policy/policy-document';
import { alternatives, isJsonSchema, schemaUnder } from './json-schema';
import { policyJsonSchemas } from './policy-json-schemas';

const schemaNames = {
  accessPackage: 'access-package',
  connectedOrganization: 'connected-organization',
  settings: 'settings',
} as const satisfies Readonly<Record<PolicyDocumentKind, string>>;

let schemas: Readonly<Record<string, unknown>> | undefined;

/** What the schema says a value is for, of the nearest value on the way that it says anything of; undefined at the root. */
export function meaningAt(
  kind: PolicyDocumentKind,
  path: readonly (string | number)[],
): string | undefined {
  schemas ??= policyJsonSchemas();
  let here = alternatives(schemas[schemaNames[kind]]);
  let meaning: string | undefined;
  for (const step of path) {
    const next = here.map((schema) => schemaUnder(schema, step)).filter(isJsonSchema);
    meaning = next.find(({ description }) => description !== undefined)?.description ?? meaning;
    here = next.flatMap(alternatives);
  }
  return meaning;
}
