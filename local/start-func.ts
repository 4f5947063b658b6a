import { join } from 'node:path';
import { giveMemoryBack } from './give-memory-back';
import { makeCoreToolsHost } from './supervisor/core-tools-host';
import { runStack } from './supervisor/run-stack';

// Runs as dist/local/start-func.cjs.
const projectDir = join(__dirname, '..', '..');

giveMemoryBack();
runStack({
  argv: process.argv.slice(2),
  projectDir,
  openHost: (setup, settings) =>
    makeCoreToolsHost({
      appDir: setup.options.appDir,
      port: setup.port,
      storageDir: join(setup.dataDir, 'azurite'),
      projectDir,
      settings,
      log: setup.log.host,
      onGivenUp: setup.onGivenUp,
    }),
});
