import type { z } from 'zod';

import { badRequest } from './graph-error';

/** @throws GraphError 400 naming the first thing that is missing or wrong. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.join('.');
  throw badRequest(
    `Invalid value specified for '${where}': ${issue?.message ?? 'invalid'}.`,
    'BadRequest',
  );
}
