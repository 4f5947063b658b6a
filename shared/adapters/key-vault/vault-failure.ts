import { AppError } from '../../domain/app-error';

/** What the vault's SDK throws, as the app knows it: `keys.unavailable` may pass, `keys.refused` is a matter of set-up. */
export function vaultFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  const isRefusal =
    typeof status === 'number' && status >= 400 && status < 500 && ![408, 429].includes(status);
  return isRefusal
    ? new AppError('keys.refused', { cause: error })
    : new AppError('keys.unavailable', { retryable: true, cause: error });
}
