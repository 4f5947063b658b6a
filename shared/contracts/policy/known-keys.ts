import { z } from 'zod';
import { alternatives, schemaUnder, type JsonSchema } from './json-schema';

const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();

/** The keys that a document may have in the mapping at this path, those of all alternatives together. */
export function knownKeysAt(
  documentSchema: z.ZodType,
  path: readonly (string | number)[],
): readonly string[] {
  let here = alternatives(jsonSchemaOf(documentSchema));
  for (const step of path) {
    here = here.flatMap((schema) => alternatives(schemaUnder(schema, step)));
  }
  return [...new Set(here.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = jsonSchemas.get(schema);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(schema, { io: 'input' });
  jsonSchemas.set(schema, made);
  return made;
}
