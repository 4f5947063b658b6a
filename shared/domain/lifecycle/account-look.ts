/** Within minutes replicas of the directory agree, as a rule. @see https://devblogs.microsoft.com/identity/designing-for-eventual-consistency-for-microsoft-entra/ */
const firstLookMs = 300_000;
const doubtMs = 1_800_000;

/** When to look for the first time what else a guest has whose access has ended (ISO instant). */
export function firstLook(endedAt: string): string {
  return new Date(new Date(endedAt).getTime() + firstLookMs).toISOString();
}

/** Whether access that the directory shows may be what was just taken away. */
export function mayBeGone(endedAt: string | undefined, now: Date): boolean {
  return endedAt !== undefined && now.getTime() < new Date(endedAt).getTime() + doubtMs;
}
