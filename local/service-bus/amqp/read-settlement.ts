import { z } from 'zod';
import type { Properties, PropertyValue } from '../engine/queued-message';
import type { Settlement } from '../engine/settle-message';

const map = z.record(z.string(), z.unknown()).nullish();

const modified = z.object({ undeliverable_here: z.boolean().nullish(), message_annotations: map });
const rejected = z.object({ error: z.object({ info: map }).nullish() });

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function readProperty(value: unknown): PropertyValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return textOf(value);
}

/** Application properties that a receiver adds; what has no simple type is kept as text. */
export function readProperties(
  given: Readonly<Record<string, unknown>> | null | undefined,
): Properties {
  const entries = Object.entries(given ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, readProperty(value)]));
}

const optionalText = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : textOf(value);

/** `released`, and `modified` in its two meanings. */
export function readModified(state: unknown): Settlement {
  const parsed = modified.safeParse(state);
  const properties = readProperties(parsed.data?.message_annotations);
  return { kind: parsed.data?.undeliverable_here === true ? 'defer' : 'abandon', properties };
}

/** A rejection dead-letters; .NET sends none of the error when no reason is given. */
export function readRejected(state: unknown): Settlement {
  const info = rejected.safeParse(state).data?.error?.info ?? {};
  const { DeadLetterReason, DeadLetterErrorDescription, ...rest } = info;
  const note = {
    reason: optionalText(DeadLetterReason),
    description: optionalText(DeadLetterErrorDescription),
  };
  return { kind: 'deadLetter', properties: readProperties(rest), note };
}
