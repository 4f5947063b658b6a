export const logLevels = [
  'trace',
  'debug',
  'information',
  'warning',
  'error',
  'critical',
  'none',
] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogEntry {
  readonly level: LogLevel;
  /** The host's own categories, e.g. `Function.signUp.User`, `Host.Startup`, `Worker`. */
  readonly category: string;
  readonly message: string;
}

export type Log = (entry: LogEntry) => void;

export function toLogLevel(text: string): LogLevel {
  const lower = text.toLowerCase();
  return logLevels.find((level) => level === lower) ?? 'information';
}
