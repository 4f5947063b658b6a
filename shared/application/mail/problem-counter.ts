import type { RequestRows } from '../../domain/request/request-rows';

/** Operators hear of one cause at most once in this time. */
export const problemWindowSeconds = 3600;

/** Counts the `delivery-problem` mails of one cause. */
export function problemCounter({ request }: RequestRows): string {
  return `delivery-problem|${request.value.cause ?? 'delivery.failed'}`;
}

/** What such a mail tells is counted per day, whether a mail went out or not. */
export const problemDaySeconds = 86_400;

/** Counts how often one cause came up. */
export function problemDayCounter(rows: RequestRows): string {
  return `${problemCounter(rows)}|all`;
}
