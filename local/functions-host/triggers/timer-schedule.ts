import { resolveSetting } from '../configuration/resolve-setting';
import { parseTimeSpan } from '../configuration/parse-time-span';
import { never, parseCronSchedule, type CronSchedule } from './cron-schedule';
import { nextInZone } from './next-in-zone';
import { zoneOfTimers, type TimeZone } from './time-zone';

/** When a timer trigger fires. */
export interface TimerSchedule {
  /** As the host names it in its log: `Cron: '…'` or `Constant: …`. */
  readonly text: string;
  readonly adjustForDST: boolean;
  /** More often than once a minute: the host keeps no status of it. */
  readonly isFrequent: boolean;
  /** Whose local times the schedule means and the handler is told. */
  readonly zone: TimeZone;
  next(after: number): number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

function formatSpan(span: number): string {
  const rest = new Date(Math.abs(span) % dayMs).toISOString().slice(11, -1);
  const days = Math.floor(Math.abs(span) / dayMs);
  const clock = rest.endsWith('.000') ? rest.slice(0, -4) : `${rest}0000`;
  return `${span < 0 ? '-' : ''}${days > 0 ? `${days}.` : ''}${clock}`;
}

function isFrequentCron(cron: CronSchedule): boolean {
  const [seconds = '', ...others] = cron.text.split(' ');
  return others.length === 5 && others.every((field) => field === '*') && !/^\d+$/.test(seconds);
}

/**
 * The schedule of a timer trigger, its `%SETTING%` resolved. Throws the sentence that the real host logs for one it
 * refuses.
 */
export function parseTimerSchedule(schedule: unknown, env: NodeJS.ProcessEnv): TimerSchedule {
  if (typeof schedule !== 'string' || schedule === '') {
    throw new Error("System.Private.CoreLib: Value cannot be null. (Parameter 'type').");
  }
  const text = resolveSetting(schedule, env);
  const zone = zoneOfTimers(env);
  const cron = parseCronSchedule(text);
  if (cron !== undefined) {
    return {
      text: `Cron: '${cron.text}'`,
      adjustForDST: true,
      isFrequent: isFrequentCron(cron),
      zone,
      next: (after) => nextInZone(cron, zone, after),
    };
  }
  const span = parseTimeSpan(text);
  if (span === undefined) {
    throw new Error(
      `Microsoft.Azure.WebJobs.Extensions: The schedule expression '${text}' was not recognized as a valid cron expression or timespan string.`,
    );
  }
  return {
    text: `Constant: ${formatSpan(span)}`,
    adjustForDST: false,
    isFrequent: span < minuteMs,
    zone,
    next: (after) => Math.min(after + span, never),
  };
}
