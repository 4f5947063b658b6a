import { build } from './build.mjs';

// Until the stack takes the signals over, there is nothing to finish.
const endAtOnce = () => process.exit(0);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, endAtOnce);

try {
  await build();
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, endAtOnce);
// In this very process, so that its id and its signals are those of the stack.
await import('../dist/local/start.cjs');
