import { withSuggestion } from '../../domain/policy/policy-problem';
import { z } from 'zod';
import { accessPackageDocument } from './access-package-document';
import { connectedOrganizationDocument } from './connected-organization-document';
import type { JsonSchema } from './json-schema';
import { notBuiltYet } from './not-built-yet';
import { settingsDocument } from './settings-document';

/** JSON Schemas of the policy documents, by file name without ending, for editors. What is refused so far says so. */
export function policyJsonSchemas(): Readonly<Record<string, unknown>> {
  return {
    'access-package': withRefusals(toJsonSchema(accessPackageDocument)),
    'connected-organization': toJsonSchema(connectedOrganizationDocument),
    settings: toJsonSchema(settingsDocument),
  };
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
}

function withRefusals(schema: JsonSchema): JsonSchema {
  return notBuiltYet.reduce(
    (described, { key, ...complaint }) =>
      describeAt(described, key.split('.'), withSuggestion(complaint)),
    schema,
  );
}

function describeAt(schema: JsonSchema, steps: readonly string[], sentence: string): JsonSchema {
  const [step, ...rest] = steps;
  if (step === undefined) {
    const capitalised = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    return { ...schema, description: `${schema.description ?? ''} ${capitalised}`.trim() };
  }
  const { anyOf, items, properties } = schema;
  if (anyOf !== undefined) {
    return { ...schema, anyOf: anyOf.map((one) => describeAt(one, steps, sentence)) };
  }
  if (step === '*') {
    return Array.isArray(items) || items === undefined
      ? schema
      : { ...schema, items: into(items, (found) => describeAt(found, rest, sentence)) };
  }
  const property = properties?.[step];
  if (property === undefined) return schema;
  return {
    ...schema,
    properties: {
      ...properties,
      [step]: into(property, (found) => describeAt(found, rest, sentence)),
    },
  };
}

function into(
  schema: JsonSchema | boolean,
  change: (schema: JsonSchema) => JsonSchema,
): JsonSchema | boolean {
  return typeof schema === 'boolean' ? schema : change(schema);
}
