// Writes docs/schemas/*.json, for editors, from the schemas that the app itself parses policies with.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'docs/schemas');
const work = await mkdtemp(join(tmpdir(), 'policy-schema-'));

try {
  const outfile = join(work, 'schemas.mjs');
  await build({
    entryPoints: [join(root, 'shared/contracts/policy/policy-json-schemas.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  const { policyJsonSchemas } = await import(pathToFileURL(outfile).href);
  await mkdir(target, { recursive: true });
  for (const [name, schema] of Object.entries(policyJsonSchemas())) {
    const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
    await writeFile(join(target, `${name}.json`), text);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
