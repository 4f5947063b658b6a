import { z } from 'zod';

import { isRecord } from '../../is-record';

export interface DurableSettings {
  readonly defaultVersion: string | null;
  readonly versionMatchStrategy: 'none' | 'strict' | 'currentorolder';
  readonly versionFailureStrategy: 'reject' | 'fail';
  readonly maxConcurrentActivityFunctions: number;
  readonly maxConcurrentOrchestratorFunctions: number;
  /** With `anystate` a start replaces an instance of the same id that still runs; else it is refused. */
  readonly overridableExistingInstanceStates: 'nonrunningstates' | 'anystate';
}

const caseless = <const T extends readonly [string, ...string[]]>(
  ...values: T
): z.ZodType<T[number]> => z.string().toLowerCase().pipe(z.enum(values));

/** Numbers are texts too: those of a setting that overrides host.json are nothing else. */
const count = z.coerce.number().pipe(z.int().positive());
const text = z.union([z.string(), z.number().transform(String)]);

const schema = z.object({
  defaultVersion: text.nullable().default(null),
  versionMatchStrategy: caseless('none', 'strict', 'currentorolder').default('currentorolder'),
  versionFailureStrategy: caseless('reject', 'fail').default('reject'),
  maxConcurrentActivityFunctions: count.default(10),
  maxConcurrentOrchestratorFunctions: count.default(10),
  overridableExistingInstanceStates: caseless('nonrunningstates', 'anystate').default(
    'nonrunningstates',
  ),
});

/** Keys of the real extension that have no meaning here, or that the host itself reads. */
const withoutEffect = [
  'hubName',
  'storageProvider',
  'tracing',
  'notifications',
  'logReplayEvents',
  'extendedSessionsEnabled',
  'extendedSessionIdleTimeoutInSeconds',
  'useGracefulShutdown',
  'maxQueuePollingInterval',
  'maxConcurrentEntityFunctions',
  'entityMessageReorderWindowInMinutes',
  'localRpcEndpointEnabled',
  'storeInputsInOrchestrationHistory',
  'traceInputsAndOutputs',
  'useAppLease',
];

/**
 * `extensions.durableTask` of host.json, its keys without regard to case; keys that nothing here reads are named in the log, as the real host never does.
 * @throws ZodError when a known key has a wrong value
 */
export function parseSettings(
  value: unknown,
  log: (level: string, message: string) => void,
): DurableSettings {
  const given = isRecord(value) ? value : {};
  const known = new Map(
    [...Object.keys(schema.shape), ...withoutEffect].map((name) => [name.toLowerCase(), name]),
  );
  const found: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(given)) {
    const name = known.get(key.toLowerCase());
    if (name !== undefined) found[name] = one;
    else log('warning', `host.json: extensions.durableTask.${key} is not known and has no effect`);
  }
  return schema.parse(found);
}
