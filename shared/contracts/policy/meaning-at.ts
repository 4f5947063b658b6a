import type { PolicyDocumentKind } from '../../domain/policy/policy-document';
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
  let here: readonly unknown[] = alternatives(schemas[schemaNames[kind]]);
  let meaning: string | undefined;
  for (const step of path) {
    const next = here
      .map((schema) =>
        typeof step === 'number' ? member(schema, 'items') : property(schema, step),
      )
      .filter((schema) => schema !== undefined);
    meaning = next.map(descriptionOf).find((text) => text !== undefined) ?? meaning;
    here = next.flatMap(alternatives);
  }
  return meaning;
}

function alternatives(schema: unknown): readonly unknown[] {
  const nested = member(schema, 'anyOf') ?? member(schema, 'oneOf');
  return Array.isArray(nested) ? nested.flatMap(alternatives) : [schema];
}

function property(schema: unknown, name: string): unknown {
  return member(member(schema, 'properties'), name);
}

function descriptionOf(schema: unknown): string | undefined {
  const text = member(schema, 'description');
  return typeof text === 'string' ? text : undefined;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
