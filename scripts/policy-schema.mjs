// Writes docs/schemas/*.json, for editors, and docs/policy.md from the schemas that the app itself parses policies with and
// the examples in docs/policies.
// Usage: node scripts/policy-schema.mjs [folder], docs/ unless given.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';
import { policyReference } from './policy-reference.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.argv[2] ?? join(root, 'docs');
const work = await mkdtemp(join(tmpdir(), 'policy-schema-'));

/** Every example with what it is for: the comment above its first key. */
async function readExamples() {
  const folder = join(root, 'docs/policies/access-packages');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const purpose = /^# (?!yaml-language-server)(.+)$/m.exec(text)?.[1] ?? '';
      return { name, purpose };
    }),
  );
}

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
  await writeFile(join(target, 'policy.md'), policyReference(schemas, await readExamples()));
} finally {
  await rm(work, { recursive: true, force: true });
}
