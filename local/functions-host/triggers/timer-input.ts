import type { TypedData } from '../worker/rpc';
import type { TimerStatus } from './timer-status-store';

const neverRan = '0001-01-01T00:00:00+00:00';

/** As .NET writes a local time in UTC: no fraction where there is none. */
function timeText(instant: number | undefined): string {
  if (instant === undefined) return neverRan;
  return new Date(instant).toISOString().replace('.000Z', 'Z').replace('Z', '+00:00');
}

export interface TimerFiring {
  readonly adjustForDST: boolean;
  readonly status: TimerStatus | undefined;
  readonly isPastDue: boolean;
}

/** What the host sends as input of a timer trigger. */
export function timerInput({ adjustForDST, status, isPastDue }: TimerFiring): TypedData {
  const scheduleStatus =
    status === undefined
      ? null
      : {
          Last: timeText(status.last),
          Next: timeText(status.next),
          LastUpdated: timeText(status.lastUpdated),
        };
  return {
    json: JSON.stringify({
      Schedule: { AdjustForDST: adjustForDST },
      ScheduleStatus: scheduleStatus,
      IsPastDue: isPastDue,
    }),
  };
}
