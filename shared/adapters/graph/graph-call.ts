import type { z } from 'zod';
import type { Later } from '../../domain/later';
import { graphFailure, malformedAnswer, type GraphRefusal } from './graph-failure';

export type GraphAnswer<Value> =
  { readonly kind: 'answer'; readonly value: Value } | GraphRefusal | Later;

/** Carries out one call and parses what comes back; everything that can happen is a value. */
export async function graphCall<Value>(
  call: Promise<unknown>,
  schema: z.ZodType<Value>,
): Promise<GraphAnswer<Value>> {
  let raw: unknown;
  try {
    raw = await call;
  } catch (error) {
    return graphFailure(error);
  }
  const parsed = schema.safeParse(raw);
  return parsed.success ? { kind: 'answer', value: parsed.data } : malformedAnswer();
}
