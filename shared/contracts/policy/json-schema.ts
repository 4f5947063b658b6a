import type { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Everything that a value may be: the alternatives of a union, else the schema itself; nothing for what is no schema. */
export function alternatives(schema: unknown): readonly JsonSchema[] {
  if (!isJsonSchema(schema)) return [];
  const nested = schema.anyOf ?? schema.oneOf;
  return nested === undefined ? [schema] : nested.flatMap(alternatives);
}

/** What a schema says of its entries, for an index, or of one of its members. */
export function schemaUnder({ items, properties }: JsonSchema, step: string | number): unknown {
  if (typeof step === 'number') return items;
  return properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : undefined;
}

export function isJsonSchema(schema: unknown): schema is JsonSchema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}
