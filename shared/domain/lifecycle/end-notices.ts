/** The end is announced so many days before it. */
const noticeDays: readonly number[] = [14, 3];
const dayMs = 86_400_000;

const noticeTimes = (endsAt: string): readonly number[] =>
  noticeDays.map((days) => new Date(endsAt).getTime() - days * dayMs);

/** How many of the announcements of an end are due by an instant; 0 to 2. */
export function noticesDue(endsAt: string, now: Date): number {
  return noticeTimes(endsAt).filter((time) => time <= now.getTime()).length;
}

/** When to look at an assignment again that so many announcements are behind (ISO instant): the next one, or the end. */
export function nextLook(endsAt: string, notices: number): string {
  const next = noticeTimes(endsAt)[notices];
  return next === undefined ? endsAt : new Date(next).toISOString();
}
