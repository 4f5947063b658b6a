import { countWords } from '../shared/application/count-words';
import { AppError } from '../shared/domain/app-error';
import type { PolicyLoad } from '../shared/ports/policy-source';
import type { BackendState, Readiness } from './http/readiness';

/** A backend that can be asked whether it answers; throws when it does not. */
export interface Pingable {
  ping(): Promise<void>;
}

/** What is wrong, in words for operators; empty when nothing is. Throws when that cannot be found out. */
type FindProblems = () => Promise<readonly string[]>;

/**
 * Asks all backends, and what is wrong with the tenant, at the same time. A reason is our own words or an error's name and
 * code: its message may hold what was sent.
 */
export function makeReadiness(
  loaded: PolicyLoad,
  backends: Readonly<Record<string, Pingable>>,
  tenantProblems: FindProblems,
): () => Promise<Readiness> {
  const checks: readonly (readonly [string, FindProblems])[] = [
    ...Object.entries(backends).map(([name, backend]) => [name, answers(backend)] as const),
    ['tenant', tenantProblems],
  ];
  return async () => {
    const states = await Promise.all(
      checks.map(async ([name, find]) => [name, await stateOf(find)] as const),
    );
    return Object.fromEntries<BackendState>([...states, ['policies', policyState(loaded)]]);
  };
}

function answers(backend: Pingable): FindProblems {
  return async () => {
    await backend.ping();
    return [];
  };
}

async function stateOf(find: FindProblems): Promise<BackendState> {
  try {
    const problems = await find();
    return problems.length === 0 ? { ok: true } : { ok: false, reason: problems.join(' ') };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

function policyState(loaded: PolicyLoad): BackendState {
  if (loaded.kind === 'loaded') return { ok: true };
  return { ok: false, reason: `${countWords(loaded.problems.length, 'problem')} in the policies` };
}
