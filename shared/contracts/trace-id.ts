import { parseTraceParent } from './trace-parent';

/** What the host says of a call of a function. */
interface TracedInvocation {
  /** A GUID. */
  readonly invocationId: string;
  readonly traceContext?: { readonly traceParent?: string | null | undefined } | undefined;
}

/**
 * The trace that the host put an invocation into, else the invocation's own id. Every line of its log has it, so whoever is
 * shown it can be helped.
 * @returns 32 hex digits
 */
export function traceIdOf({ invocationId, traceContext }: TracedInvocation): string {
  const parent = parseTraceParent(traceContext?.traceParent ?? '');
  return parent?.traceId ?? invocationId.replaceAll('-', '').toLowerCase();
}
