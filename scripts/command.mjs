import { setFlagsFromString } from 'node:v8';
import { build } from './build.mjs';
import { commandNames } from './build/commands.mjs';

// A command reads row by row; without this its memory grows several times before what was read is let go.
setFlagsFromString('--heap-growing-percent=30');

// `node scripts/command.mjs requests list` is `npm run requests -- list`.
const [name, ...args] = process.argv.slice(2);
if (!commandNames().includes(name)) {
  console.error(`There is no command ${name}; the commands are ${commandNames().join(', ')}.`);
  process.exit(2);
}
try {
  await build({ only: 'commands', say: () => {} });
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exit(1);
}
process.argv = [process.execPath, name, ...args];
await import(`../dist/commands/${name}.mjs`);
