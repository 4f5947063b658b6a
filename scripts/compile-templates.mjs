// Turns shared/presentation's templates, locales and styles into one module, so that nothing is read from disk at run time.
// With --check it writes nothing and fails when the module is not up to date.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'shared', 'presentation');
const target = join(source, 'compiled-templates.ts');

/** Files below a folder with one ending, by their path without it, in a stable order. */
function read(folder, ending) {
  const root = join(source, folder);
  return readdirSync(root, { recursive: true })
    .filter((file) => file.endsWith(ending))
    .map((file) => [
      relative(root, join(root, file)).split(sep).join('/').slice(0, -ending.length),
      readFileSync(join(root, file), 'utf8'),
    ])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const withoutIndent = (text) => text.replace(/\n\s*/g, '\n').trim();

const isPlural = (value) => typeof value === 'object' && 'other' in value;

/** `{ review: { title: … } }` becomes `review.title`; plural forms stay together. */
function flatten(value, prefix) {
  if (typeof value === 'string' || isPlural(value)) return [[prefix, value]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, `${prefix}.${key}`));
}

function catalogues() {
  const byLocale = {};
  for (const [path, text] of read('locales', '.json')) {
    const [locale, area] = path.split('/');
    byLocale[locale] = {
      ...byLocale[locale],
      ...Object.fromEntries(flatten(JSON.parse(text), area)),
    };
  }
  return Object.fromEntries(
    Object.entries(byLocale).map(([locale, messages]) => [locale, JSON.stringify(messages)]),
  );
}

function stylesheet() {
  return read('styles', '.css')
    .map(([, text]) => text)
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim();
}

async function compile() {
  const templates = Object.fromEntries(
    read('templates', '.liquid').map(([name, text]) => [
      name,
      name.startsWith('mails/text/') ? text : withoutIndent(text),
    ]),
  );
  const module = [
    '// Written by scripts/compile-templates.mjs from templates/, locales/ and styles/: change those.',
    `export const compiledTemplates: Readonly<Record<string, string>> = ${JSON.stringify(templates)};`,
    `export const compiledCatalogues = ${JSON.stringify(catalogues())} as const;`,
    `export const compiledStylesheet = ${JSON.stringify(stylesheet())};`,
  ].join('\n\n');
  return prettier.format(module, {
    ...(await prettier.resolveConfig(target)),
    parser: 'typescript',
  });
}

const compiled = await compile();
if (!process.argv.includes('--check')) writeFileSync(target, compiled);
else if (readFileSync(target, 'utf8') !== compiled) {
  process.stderr.write(
    'compiled-templates.ts is not up to date: run scripts/compile-templates.mjs\n',
  );
  process.exitCode = 1;
}
