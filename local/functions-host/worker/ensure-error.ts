const textOf = (value: unknown): string => String(value);

/**
 * What the worker makes of a thrown value: an Error as it is, all else an Error with its text, that of objects being JSON.
 * @see https://github.com/Azure/azure-functions-nodejs-worker/blob/v4.x/src/errors.ts
 */
export function ensureError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  if (thrown === undefined || thrown === null) return new Error('Unknown error');
  return new Error(typeof thrown === 'object' ? JSON.stringify(thrown) : textOf(thrown));
}
