import type { RequestRows } from '../../domain/request/request-rows';

/** Operators hear of one cause at most once in this time. */
export const problemWindowSeconds = 3600;

/** Counts how often one cause of a `delivery-problem` mail came up. */
export function problemCounter({ request }: RequestRows): string {
  return `delivery-problem|${request.value.cause ?? 'delivery.failed'}`;
}
