import { nominalSeconds, parseDuration, type Duration } from '../../shared/domain/duration';
import { requestStates } from '../../shared/domain/request/request-state';
import type { RequestFilter } from '../../shared/ports/request-list';
import type { ReadArguments } from '../cli/read-arguments';
import { wordIn } from '../cli/read-arguments';
import { UsageError } from '../cli/usage-error';

export const filterOptions = {
  state: { type: 'string' },
  package: { type: 'string' },
  organization: { type: 'string' },
  'older-than': { type: 'string' },
  since: { type: 'string' },
} as const;

/** The filters of the command line, once the time is known. @throws UsageError at once */
export function filtersIn(given: ReadArguments): (now: Date) => RequestFilter {
  if (given.positionals.length > 0) {
    throw new UsageError(
      `"${given.positionals.join(' ')}" is not understood; filters begin with --.`,
    );
  }
  const states = given
    .text('state')
    ?.split(',')
    .map((state) => wordIn('--state', state.trim(), requestStates));
  const olderThan = durationIn(given, 'older-than');
  const since = instantIn(given.text('since'));
  return (now) => ({
    states,
    accessPackageId: given.text('package'),
    organizationId: given.text('organization'),
    submittedBefore: olderThan && before(now, olderThan),
    submittedSince: since?.(now),
  });
}

const before = (now: Date, duration: Duration): string =>
  new Date(now.getTime() - nominalSeconds(duration) * 1000).toISOString();

function durationIn(given: ReadArguments, name: string): Duration | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (duration === undefined)
    throw new UsageError(`--${name} needs a duration such as P2D or PT12H.`);
  return duration;
}

function instantIn(text: string | undefined): ((now: Date) => string) | undefined {
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (duration !== undefined) return (now) => before(now, duration);
  const isDate = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const instant = new Date(text);
  if (!isDate || Number.isNaN(instant.getTime())) {
    throw new UsageError(
      '--since needs a day, an instant with its zone, or a duration such as P7D.',
    );
  }
  return () => instant.toISOString();
}
