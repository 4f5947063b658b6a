import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { dist } from './paths.mjs';

// Local header (30), central directory entry (46), the name in both.
const zipOverhead = (name) => 76 + 2 * Buffer.byteLength(name);

/** Bytes of the deployable folder, plain and as the zip that is deployed. */
export function appSizes() {
  const folder = join(dist, 'app');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  let bytes = 0;
  let zipped = 22;
  for (const file of files) {
    const content = readFileSync(file);
    bytes += content.length;
    zipped +=
      deflateRawSync(content, { level: 9 }).length + zipOverhead(file.slice(folder.length + 1));
  }
  return { files: files.length, bytes, zipped };
}

const inMegabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

export function printSizes() {
  const { files, bytes, zipped } = appSizes();
  console.log(`dist/app: ${files} files, ${inMegabytes(bytes)}, zip ${inMegabytes(zipped)}`);
}
