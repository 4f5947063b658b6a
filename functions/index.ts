import type { Dependencies, LoadDependencies } from './dependencies';
import { register } from './register';

/**
 * Entry of the app. All functions are registered whatever the environment holds, since a host whose app throws at load
 * has no function at all; what is wrong is told at `/health/ready` and in the log.
 */
function loadOnce(env: NodeJS.ProcessEnv): LoadDependencies {
  let loading: Promise<Dependencies> | undefined;

  const load = async (): Promise<Dependencies> => {
    const [{ loadConfig }, { makeDependencies, refuseAll }] = await Promise.all([
      import('../shared/config/load-config'),
      import('./composition'),
    ]);
    const loaded = loadConfig(env);
    return loaded.kind === 'config' ? makeDependencies(loaded.config) : refuseAll(loaded.problems);
  };

  return async () => {
    loading ??= load();
    try {
      return await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
}

register(loadOnce(process.env));
