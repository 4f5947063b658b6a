import type { HttpDeps } from './http-deps';
import type { Readiness } from './readiness';

const keptMs = 15_000;

/** Asks the backends at most once in 15 seconds, however many callers there are. */
export function cachedReadiness({
  readiness,
  clock,
}: Pick<HttpDeps, 'readiness' | 'clock'>): () => Promise<Readiness> {
  let asked: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;
  return () => {
    const now = clock.now().getTime();
    if (asked === undefined || now - asked.at >= keptMs) asked = { at: now, answer: readiness() };
    return asked.answer;
  };
}
