import { ensureError } from './ensure-error';
import { loadEntryPoint } from './load-entry-point';
import { readPackage, type AppPackage } from './read-package';
import type { Registry } from './registry';

type SystemLog = (level: string, message: string) => void;

async function appPackage(appDir: string, log: SystemLog): Promise<AppPackage> {
  try {
    return await readPackage(appDir);
  } catch (thrown) {
    log('warning', `Worker failed to load package.json: ${ensureError(thrown).message}`);
    return {};
  }
}

/** Loads an app into the registry. An entry point that fails leaves no function at all and a line in the log. */
export async function loadRegistered(
  appDir: string,
  registry: Registry,
  log: SystemLog,
): Promise<void> {
  const found = await appPackage(appDir, log);
  try {
    await loadEntryPoint(appDir, found, (place) => {
      registry.place = place;
    });
  } catch (thrown) {
    registry.clear();
    const { message, cause } = ensureError(thrown);
    log('error', cause instanceof Error ? `${message}\n${cause.stack ?? ''}` : message);
  }
}
