import { createRequire } from 'node:module';

// Until the stack takes the signals over, there is nothing to finish.
const signals = ['SIGINT', 'SIGTERM'];
const endAtOnce = () => process.exit(0);
for (const signal of signals) process.on(signal, endAtOnce);

// Help is there at once: it waits for no build.
if (process.argv.includes('--help')) {
  const { stackUsage } = await import('./build/stack-usage.mjs');
  process.stdout.write(await stackUsage());
  process.exit(0);
}

// An app of somebody else's is built already.
const hasOwnApp = process.argv.some((argument) => /^--app(=|$)/.test(argument));

const { build } = await import('./build.mjs');
try {
  await build(hasOwnApp ? { only: 'local' } : {});
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exit(1);
}

// In this very process, so that its id and its signals are those of the stack. Not imported: that would look through
// the whole file for its exports first.
createRequire(import.meta.url)('../dist/local/start.cjs');
for (const signal of signals) process.off(signal, endAtOnce);
