import { z } from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;

const jsonSchemas = new WeakMap<z.ZodType, Schema>();

/** The keys that a document may have in the mapping at this path, those of all alternatives together. */
export function knownKeysAt(
  documentSchema: z.ZodType,
  path: readonly (string | number)[],
): readonly string[] {
  let here = alternatives(jsonSchemaOf(documentSchema));
  for (const step of path) {
    here = here.flatMap((schema) =>
      alternatives(typeof step === 'number' ? schema.items : schema.properties?.[step]),
    );
  }
  return [...new Set(here.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function jsonSchemaOf(schema: z.ZodType): Schema {
  const known = jsonSchemas.get(schema);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(schema, { io: 'input' });
  jsonSchemas.set(schema, made);
  return made;
}

function alternatives(schema: unknown): readonly Schema[] {
  if (!isSchema(schema)) return [];
  const nested = schema.anyOf ?? schema.oneOf;
  return nested === undefined ? [schema] : nested.flatMap(alternatives);
}

function isSchema(schema: unknown): schema is Schema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}
