import { type Duration, parseDuration } from '../../domain/duration';

/**
 * The duration behind a text that a document schema has already accepted.
 * @throws Error when it is none: then no schema has seen it
 */
export function requiredDuration(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === undefined) throw new Error('a duration passed without being checked');
  return duration;
}
