import type { TypedData } from '../worker/rpc';
import type { TimeZone } from './time-zone';
import type { TimerStatus } from './timer-status-store';

const neverRan = '0001-01-01T00:00:00+00:00';

const minuteMs = 60_000;

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / minuteMs));
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60];
  const digits = [hours, rest].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${digits.join(':')}`;
}

/** As .NET writes a local time: with its offset, and no fraction where there is none. */
function timeText(instant: number | undefined, { offsetAt }: TimeZone): string {
  if (instant === undefined) return neverRan;
  const offset = offsetAt(instant);
  const local = new Date(instant + offset).toISOString().replace(/(?:\.000)?Z$/, '');
  return `${local}${offsetText(offset)}`;
}

export interface TimerFiring {
  readonly adjustForDST: boolean;
  readonly zone: TimeZone;
  readonly status: TimerStatus | undefined;
  readonly isPastDue: boolean;
}

/** What the host sends as input of a timer trigger. */
export function timerInput({ adjustForDST, zone, status, isPastDue }: TimerFiring): TypedData {
  const scheduleStatus =
    status === undefined
      ? null
      : {
          Last: timeText(status.last, zone),
          Next: timeText(status.next, zone),
          LastUpdated: timeText(status.lastUpdated, zone),
        };
  return {
    json: JSON.stringify({
      Schedule: { AdjustForDST: adjustForDST },
      ScheduleStatus: scheduleStatus,
      IsPastDue: isPastDue,
    }),
  };
}
