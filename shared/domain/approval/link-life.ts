const linkLifeDays = 7;
const dayMs = 86_400_000;

/** Until when a link that is mailed now works (ISO instant); whole seconds, as tokens hold them. */
export function linkUntil(now: Date): string {
  const seconds = Math.floor((now.getTime() + linkLifeDays * dayMs) / 1000);
  return new Date(seconds * 1000).toISOString();
}

/** A fresh link is mailed to one approver of a stage at most once in this time. */
export const freshLinkSeconds = 600;
