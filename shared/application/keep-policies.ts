import type { Clock } from '../ports/clock';
import type { PolicyLoad } from '../ports/policy-source';
import type { PolicyVersions } from '../ports/policy-versions';

/**
 * Keeps the text of every access package version in force, so that requests made under it can be read after the policy
 * has changed. Once a day per process; a failed attempt is made again at the next call.
 */
export function keepPolicies(
  loaded: PolicyLoad,
  versions: PolicyVersions,
  clock: Clock,
): () => Promise<void> {
  let kept: { readonly day: string; readonly done: Promise<void> } | undefined;

  const keepAll = async (): Promise<void> => {
    if (loaded.kind === 'refused') return;
    const documents = loaded.documents.filter(({ kind }) => kind === 'accessPackage');
    await Promise.all(documents.map(async ({ version, text }) => versions.keep(version, text)));
  };

  return async () => {
    const day = clock.now().toISOString().slice(0, 10);
    if (kept?.day !== day) kept = { day, done: keepAll() };
    try {
      await kept.done;
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };
}
