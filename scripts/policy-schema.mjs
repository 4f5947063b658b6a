// Writes docs/schemas/*.json, for editors, and docs/policy.md from the schemas that the app itself parses policies with.
// Usage: node scripts/policy-schema.mjs [folder], docs/ unless given.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';
import { policyReference } from './policy-reference.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.argv[2] ?? join(root, 'docs');
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
  const schemas = policyJsonSchemas();
  await mkdir(join(target, 'schemas'), { recursive: true });
  for (const [name, schema] of Object.entries(schemas)) {
    const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
    await writeFile(join(target, 'schemas', `${name}.json`), text);
  }
  await writeFile(join(target, 'policy.md'), policyReference(schemas));
} finally {
  await rm(work, { recursive: true, force: true });
}
