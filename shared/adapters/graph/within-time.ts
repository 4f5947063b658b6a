import { AppError } from '../../domain/app-error';

/**
 * For what cannot be told to stop: an identity whose endpoint hangs is waited for by its SDK for minutes.
 * @throws AppError `graph.no-answer` (retryable) when there is no answer in time
 */
export async function withinTime<Answer>(ms: number, asking: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('graph.no-answer', { retryable: true })), ms);
  });
  try {
    return await Promise.race([asking, silence]);
  } finally {
    clearTimeout(timer);
  }
}
