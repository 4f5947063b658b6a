// Errors of Node's own may come from another realm (jest), where instanceof does not know them.
const member = (error: unknown, name: 'code' | 'message'): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** Node's code of an error, e.g. `EEXIST`; undefined when it has none. */
export function errorCode(error: unknown): string | undefined {
  const code = member(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

export function errorMessage(error: unknown): string {
  const message = member(error, 'message');
  return typeof message === 'string' ? message : String(error);
}
