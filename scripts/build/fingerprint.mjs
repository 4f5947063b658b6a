import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
}

/** A hash over the content of all files named, folders with everything below them. */
function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** Runs `make` only when `output` is missing or `inputs` differ from those it was made of; true when it ran. */
export async function whenChanged({ stamp, inputs, output }, make) {
  const before = fingerprint(inputs);
  const madeOf = existsSync(stamp) && existsSync(output) ? readFileSync(stamp, 'utf8') : undefined;
  if (madeOf === before) return false;
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  // Making may itself write inputs (compiled templates), so the hash is taken again.
  writeFileSync(stamp, fingerprint(inputs));
  return true;
}
