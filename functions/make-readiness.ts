import { AppError } from '../shared/domain/app-error';
import type { PolicyLoad } from '../shared/ports/policy-source';
import type { BackendState, Readiness } from './http/readiness';

/** A backend that can be asked whether it answers; throws when it does not. */
export interface Pingable {
  ping(): Promise<void>;
}

/** What is wrong, in words for operators. */
class Problems extends Error {}

/** A backend that is well as long as it names no problem. */
export function withoutProblems(find: () => Promise<readonly string[]>): Pingable {
  return {
    ping: async () => {
      const problems = await find();
      if (problems.length > 0) throw new Problems(problems.join(' '));
    },
  };
}

/** Asks every backend at the same time; a reason is our own words or an error's name and code: its message may hold what was sent. */
export function makeReadiness(
  loaded: PolicyLoad,
  backends: Readonly<Record<string, Pingable>>,
): () => Promise<Readiness> {
  return async () => {
    const states = await Promise.all(
      Object.entries(backends).map(async ([name, backend]): Promise<[string, BackendState]> => [
        name,
        await ask(backend),
      ]),
    );
    return Object.fromEntries<BackendState>([...states, ['policies', policyState(loaded)]]);
  };
}

async function ask(backend: Pingable): Promise<BackendState> {
  try {
    await backend.ping();
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Problems) return error.message;
  if (error instanceof AppError) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

function policyState(loaded: PolicyLoad): BackendState {
  if (loaded.kind === 'loaded') return { ok: true };
  const count = loaded.problems.length;
  return { ok: false, reason: `${String(count)} problem${count === 1 ? '' : 's'} in the policies` };
}
