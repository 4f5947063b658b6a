import type { z } from 'zod';
import { AppError } from '../../domain/app-error';

/** @throws AppError `tables.malformed-row` when a row's text is not what was stored there */
export function parseText<Value>(schema: z.ZodType<Value>, text: string): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('tables.malformed-row', { cause });
  }
}
