import { availableParallelism } from 'node:os';

import { isRecord } from '../../is-record';
import { parseTimeSpan } from './time-span';

/** What this host reads of host.json. */
export interface HostSettings {
  /** Without slashes at its ends; empty puts functions at the root. */
  readonly routePrefix: string;
  /** Headers that every answer is given unless it has them. */
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly hasHomePage: boolean;
  /** Milliseconds; Infinity for `-1`. */
  readonly functionTimeoutMs: number;
  /** Category prefix in lower case → least level shown. */
  readonly logLevels: ReadonlyMap<string, string>;
  readonly serviceBus: {
    readonly maxConcurrentCalls: number;
    readonly maxAutoLockRenewalMs: number;
    readonly autoCompleteMessages: boolean;
  };
  /** `extensions.durableTask` as it stands in the file. */
  readonly durableTask: unknown;
  readonly hubName: string;
  readonly durableConnection: string;
}

const defaultTimeoutMs = 30 * 60_000;
const defaultLockRenewalMs = 5 * 60_000;
const concurrentCallsPerCore = 16;

type Members = Readonly<Record<string, unknown>>;

/** Members of host.json are found without regard to case. */
function member(parent: unknown, name: string): unknown {
  if (!isRecord(parent)) return undefined;
  const lower = name.toLowerCase();
  const key = Object.keys(parent).find((candidate) => candidate.toLowerCase() === lower);
  return key === undefined ? undefined : parent[key];
}

const at = (root: Members, ...path: readonly string[]): unknown => {
  let value: unknown = root;
  for (const name of path) value = member(value, name);
  return value;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

function span(value: unknown, fallback: number): number {
  return parseTimeSpan(text(value) ?? '') ?? fallback;
}

function timeout(value: unknown): number {
  if (value === '-1' || value === -1) return Infinity;
  return span(value, defaultTimeoutMs);
}

function count(value: unknown, fallback: number): number {
  const parsed = Number(value ?? Number.NaN);
  return Number.isInteger(parsed) && parsed > 0 ? parsed : fallback;
}

function texts(value: unknown): Record<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])),
  );
}

function levels(root: Members): Map<string, string> {
  const found = at(root, 'logging', 'logLevel');
  const entries = isRecord(found) ? Object.entries(found) : [];
  return new Map(
    entries.flatMap(([category, level]) =>
      typeof level === 'string' ? [[category.toLowerCase(), level.toLowerCase()] as const] : [],
    ),
  );
}

/** The only option of the durable extension that may be the name of a setting: `%NAME%`, left as it is without one. */
function hubName(written: string, env: NodeJS.ProcessEnv): string {
  const [, name = ''] = /^%([^%]+)%$/.exec(written) ?? [];
  return env[name] ?? written;
}

export function readHostSettings(root: Members, env: NodeJS.ProcessEnv = {}): HostSettings {
  const serviceBus = at(root, 'extensions', 'serviceBus');
  const durableTask = at(root, 'extensions', 'durableTask');
  const storage = member(durableTask, 'storageProvider');
  const autoComplete = member(serviceBus, 'autoCompleteMessages');
  return {
    routePrefix: (text(at(root, 'extensions', 'http', 'routePrefix')) ?? 'api').replaceAll(
      /^\/|\/$/g,
      '',
    ),
    customHeaders: texts(at(root, 'extensions', 'http', 'customHeaders')),
    hasHomePage: env['AzureWebJobsDisableHomepage']?.toLowerCase() !== 'true',
    functionTimeoutMs: timeout(at(root, 'functionTimeout')),
    logLevels: levels(root),
    serviceBus: {
      maxConcurrentCalls: count(
        member(serviceBus, 'maxConcurrentCalls'),
        concurrentCallsPerCore * availableParallelism(),
      ),
      maxAutoLockRenewalMs: span(
        member(serviceBus, 'maxAutoLockRenewalDuration'),
        defaultLockRenewalMs,
      ),
      autoCompleteMessages: autoComplete !== false && autoComplete !== 'false',
    },
    durableTask: durableTask ?? {},
    hubName: hubName(text(member(durableTask, 'hubName')) ?? 'TestHubName', env),
    durableConnection:
      text(member(storage, 'connectionStringName')) ??
      text(member(storage, 'connectionName')) ??
      'Storage',
  };
}
