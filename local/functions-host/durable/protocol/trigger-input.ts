import type { HistoryText } from './history-text';

/** Timers beyond this are run as a chain of shorter ones, in the SDK and here alike. */
export const maximumShortTimerMs = 6 * 86_400_000;
export const longRunningTimerIntervalMs = 3 * 86_400_000;

/** The SDK also takes the newer schema 4 (index 3), which adds entity locks; the recorded host offers it. */
const schemaVersions = '"upperSchemaVersion":1,"upperSchemaVersionNew":3';
const durations =
  '"longRunningTimerIntervalDuration":"3.00:00:00","maximumShortTimerDuration":"6.00:00:00","defaultHttpAsyncRequestSleepTimeMillseconds":30000';

export interface TriggerInput {
  readonly instanceId: string;
  readonly parentInstanceId: string | null;
  /** JSON text. */
  readonly input: string | null;
  readonly past: HistoryText;
  readonly fresh: HistoryText;
}

/** The JSON text of the orchestration trigger, put together from texts so that old events are not serialised again. */
export function triggerInput(of: TriggerInput): string {
  const history = of.past === '' ? of.fresh : `${of.past},${of.fresh}`;
  return (
    `{"history":[${history}],"input":${of.input ?? 'null'},"instanceId":${JSON.stringify(of.instanceId)},` +
    `"isReplaying":${String(of.past !== '')},"parentInstanceId":${JSON.stringify(of.parentInstanceId)},` +
    `${schemaVersions},${durations}}`
  );
}
