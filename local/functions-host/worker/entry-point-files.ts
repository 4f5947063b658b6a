import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { expandBraces, globExpression, hasMagic } from './glob-pattern';

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, path);
      return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
    }),
  );
  return nested.flat();
}

/** The folder in front of the first part with magic: a pattern for `dist/*.js` never walks node_modules. */
function staticFolder(pattern: string): string {
  const segments = pattern.replace(/^\.\//, '').split('/').slice(0, -1);
  const firstMagic = segments.findIndex(hasMagic);
  return segments.slice(0, firstMagic < 0 ? segments.length : firstMagic).join('/');
}

async function filesOf(appDir: string, pattern: string): Promise<string[]> {
  if (!hasMagic(pattern)) {
    const plain = pattern.replace(/^\.\//, '');
    if (await isFile(join(appDir, plain))) return [plain];
    return filesOf(appDir, `${plain.replace(/\/$/, '')}/**/*`);
  }
  const expression = globExpression(pattern);
  try {
    const files = await filesBelow(appDir, staticFolder(pattern));
    return files.filter((file) => expression.test(file)).toSorted();
  } catch {
    return [];
  }
}

/** The files that `main` of package.json names: a path, a folder or a glob pattern with braces. */
export async function entryPointFiles(appDir: string, main: string): Promise<string[]> {
  const found = await Promise.all(expandBraces(main).map((one) => filesOf(appDir, one)));
  return [...new Set(found.flat())];
}
