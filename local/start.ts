import { join } from 'node:path';
import { giveMemoryBack } from './give-memory-back';
import { openEmbeddedHost } from './supervisor/open-embedded-host';
import { runStack } from './supervisor/run-stack';

// Runs as dist/local/start.cjs.
giveMemoryBack();
runStack({
  argv: process.argv.slice(2),
  projectDir: join(__dirname, '..', '..'),
  openHost: openEmbeddedHost(join(__dirname, 'host.cjs')),
});
