import { join } from 'node:path';
import { makeHostProcess, type HostProcess } from './host-process';
import type { StackSetup } from './stack-setup';

/** The functions host of this project, in a process of its own; `script` is its built entry. */
export const openEmbeddedHost =
  (script: string) =>
  (setup: StackSetup, settings: NodeJS.ProcessEnv): HostProcess => {
    const { options, dataDir, port, time, log, onGivenUp } = setup;
    const folder = join(dataDir, 'host');
    return makeHostProcess({
      script,
      args: ['--app', options.appDir, '--port', String(port), '--data', folder, '--json'],
      environment: () => ({ ...settings, VESTIBULE_CLOCK_OFFSET_MS: String(time.offsetMs()) }),
      log: log.host,
      onGivenUp,
    });
  };
