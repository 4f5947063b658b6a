import type { PolicyLoad } from '../shared/ports/policy-source';
import type { BackendState, Readiness } from './http/readiness';

/** A backend that can be asked whether it answers; throws when it does not. */
export interface Pingable {
  ping(): Promise<void>;
}

/** A backend that is well as long as it names no problem. */
export function withoutProblems(find: () => Promise<readonly string[]>): Pingable {
  return {
    ping: async () => {
      const problems = await find();
      if (problems.length > 0) throw new Error(problems.join(' '));
    },
  };
}

/** Asks every backend at the same time; a reason is an error's name and code, never a value of the settings. */
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
    return { ok: false, reason: error instanceof Error ? error.message : 'unknown' };
  }
}

function policyState(loaded: PolicyLoad): BackendState {
  if (loaded.kind === 'loaded') return { ok: true };
  return { ok: false, reason: `${String(loaded.problems.length)} problems in the policies` };
}
