/** Operators hear of one cause at most once in this time. */
export const problemWindowSeconds = 3600;

/** Counts the `delivery-problem` mails of one cause. */
export function problemCounter(cause: string): string {
  return `delivery-problem|${cause}`;
}

/** What such a mail tells is counted per day, whether a mail went out or not. */
export const problemDaySeconds = 86_400;

/** Counts how often one cause came up. */
export function problemDayCounter(cause: string): string {
  return `${problemCounter(cause)}|all`;
}
