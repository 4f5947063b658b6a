import type { ArchivedPart, AuditArchive } from '../../ports/audit-archive';
import type { Clock } from '../../ports/clock';
import type { StepLog } from '../../ports/step-log';
import { makeTimeBudget } from '../time-budget';
import { archivedLines, type ArchivedLinesDeps } from './archived-lines';
import { copyAudit, type CopyAuditDeps } from './copy-audit';

export interface ArchiveAuditDeps extends CopyAuditDeps, ArchivedLinesDeps {
  /** Undefined where there is no container: entries are then copied to their table only. */
  readonly auditArchive: AuditArchive | undefined;
  readonly clock: Clock;
}

export interface ArchivedAudit {
  /** Entries that were copied to the log. */
  readonly entries: number;
  /** Days that were added to the archive. */
  readonly days: number;
  /** The last day that is there now. */
  readonly newest: string | undefined;
}

/**
 * Every night: audit entries go from the rows of requests to the log that outlives them, and from there, day by day, to an
 * archive that nobody can change. Days that were missed are caught up, oldest first. A day is closed only when all its
 * entries are known to be there; a run that stops anywhere is gone on with by the next.
 */
export type ArchiveAudit = () => Promise<ArchivedAudit>;

const dayMs = 86_400_000;
/** Where nothing was ever closed, it is looked for so far back; older entries stay in the table. */
const mostDaysBack = 92;
/** Entries are copied anew for so long where there is no archive that tells what is missing. */
const copiedDays = 2;
const partLength = 1_000_000;

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
const startOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
const daysAfter = (day: string, count: number): string =>
  dayOf(new Date(startOf(day).getTime() + count * dayMs));

export function makeArchiveAudit(deps: ArchiveAuditDeps): ArchiveAudit {
  return async () => {
    const started = deps.clock.now();
    const isTimeUp = makeTimeBudget(deps.clock);
    const today = dayOf(started);
    const { auditArchive } = deps;
    if (auditArchive === undefined) {
      const since = startOf(daysAfter(today, -copiedDays)).toISOString();
      const { entries } = await copyAudit(deps, since, isTimeUp);
      return { entries, days: 0, newest: undefined };
    }
    const closed = await lastClosed(auditArchive, today);
    if (closed === daysAfter(today, -1)) return { entries: 0, days: 0, newest: closed };
    const from = daysAfter(closed ?? today, closed === undefined ? -mostDaysBack : 1);
    const { entries, isWhole } = await copyAudit(deps, startOf(from).toISOString(), isTimeUp);
    if (!isWhole) {
      deps.log.warn('audit.copy-unfinished', { entries, newest: closed });
      return { entries, days: 0, newest: closed };
    }
    const first = closed === undefined ? await firstDay(deps, from, today) : from;
    const days = await closeDays({ ...deps, auditArchive }, first, { today, isTimeUp });
    const newest = days === 0 ? closed : daysAfter(first, days - 1);
    deps.log.info('audit.archived', { entries, days, newest });
    return { entries, days, newest };
  };
}

async function lastClosed(archive: AuditArchive, today: string): Promise<string | undefined> {
  for (let back = 1; back <= mostDaysBack; back += 1) {
    const day = daysAfter(today, -back);
    if (await archive.isClosed(day)) return day;
  }
  return undefined;
}

/** The day of the oldest entry; the day before where there is none. */
async function firstDay(deps: ArchivedLinesDeps, from: string, today: string): Promise<string> {
  const yesterday = daysAfter(today, -1);
  const [act] = await deps.switches.acts(startOf(from));
  const firstAct = act === undefined ? yesterday : act.at.slice(0, 10);
  for await (const { at } of deps.auditLog.between(startOf(from), startOf(today))) {
    return [at.slice(0, 10), firstAct, yesterday].toSorted()[0] ?? yesterday;
  }
  return firstAct < yesterday ? firstAct : yesterday;
}

interface WithArchive extends ArchivedLinesDeps {
  readonly auditArchive: AuditArchive;
  readonly log: StepLog;
}

async function closeDays(
  deps: WithArchive,
  first: string,
  { today, isTimeUp }: { readonly today: string; readonly isTimeUp: () => boolean },
): Promise<number> {
  let days = 0;
  for (let day = first; day < today; day = daysAfter(day, 1)) {
    if (isTimeUp()) return days;
    try {
      await archiveDay(deps, day);
    } catch (error) {
      deps.log.error('audit.archive-failed', { day }, error);
      throw error;
    }
    days += 1;
  }
  return days;
}

/** In parts of about a megabyte, so that memory does not grow with the day. */
async function archiveDay(deps: WithArchive, day: string): Promise<void> {
  const { auditArchive } = deps;
  const parts: ArchivedPart[] = [];
  let lines = 0;
  let text = '';
  const flush = async (): Promise<void> => {
    if (text !== '') parts.push(await auditArchive.addPart(day, parts.length + 1, text));
    text = '';
  };
  for await (const line of archivedLines(deps, startOf(day), startOf(daysAfter(day, 1)))) {
    text += line;
    lines += 1;
    if (text.length >= partLength) await flush();
  }
  await flush();
  await auditArchive.close(day, { lines, parts });
}
