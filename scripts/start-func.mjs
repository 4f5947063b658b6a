import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build } from './build.mjs';

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const names = process.platform === 'win32' ? ['func.cmd', 'func.exe'] : ['func'];
const folders = (process.env.PATH ?? '').split(delimiter);
if (folders.some((folder) => names.some((name) => isExecutable(join(folder, name))))) {
  await build();
  await import('../dist/local/start-func.cjs');
} else {
  console.error(
    'Azure Functions Core Tools (func) are not on the PATH; get them with: npm install --global azure-functions-core-tools@4',
  );
  process.exitCode = 1;
}
