import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { dist, root } from './build/paths.mjs';
import { bicep, findBicep } from './infra/bicep.mjs';

const out = join(dist, 'infra');
const failures = [];

function filesIn(folder, ending) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => `${folder}/${entry.name}`);
}

const say = (line) => console.log(line);
const fail = (what, said) => failures.push(`${what}\n${said}`);

async function inPairs(items, work) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

async function lint(path, folder) {
  const { ok, said, stdout } = await bicep(path, ['lint', '--pattern', `${folder}/*.bicep`]);
  if (!ok || said !== '' || stdout !== '') fail(folder, `${said}${stdout}`);
}

/** The compiler formats a copy; what differs from it was not formatted. */
async function checkFormat(path, files) {
  const copies = join(out, 'formatted');
  cpSync(join(root, 'infra'), copies, {
    recursive: true,
    filter: (source) => !source.startsWith(join(root, 'infra/tools')),
  });
  await bicep(path, ['format', '--pattern', `${relative(root, copies)}/**/*.bicep`]);
  for (const file of files) {
    const formatted = readFileSync(join(copies, relative('infra', file)), 'utf8');
    if (formatted !== readFileSync(join(root, file), 'utf8')) {
      fail(file, `is not formatted; run: bicep format ${file}`);
    }
  }
}

async function compile(path) {
  const args = ['build', 'infra/main.bicep', '--outfile', join(out, 'main.json')];
  const { ok, said } = await bicep(path, args);
  if (!ok || said !== '') fail('infra/main.bicep', said);
}

// What follows from types that are not there; anything else is the file's own fault.
const ofMissingTypes = /BCP(?:192|029|062|157)/;

/** The Graph extension's types lie in a registry: offline these files cannot be compiled. */
async function compileGraph(path) {
  for (const file of filesIn('infra/graph', '.bicep')) {
    const { ok, said } = await bicep(path, ['build', file, '--stdout']);
    const others = said.split('\n').filter((line) => line !== '' && !ofMissingTypes.test(line));
    const isOffline = said.includes('BCP192');
    if (isOffline) say(`Left out: ${file}, since the Graph extension could not be fetched.`);
    if (others.length > 0 || (!ok && !isOffline)) fail(file, said);
  }
}

const fixed = [
  ['--subscription-id', '00000000-0000-0000-0000-000000000001'],
  ['--tenant-id', '00000000-0000-0000-0000-000000000002'],
  ['--location', 'westeurope'],
].flat();

async function evaluate(path, file) {
  const args = ['snapshot', file, '--mode', 'overwrite', ...fixed];
  const { ok, said } = await bicep(path, args);
  const isRefused = file.includes('/refused/');
  if (isRefused) writeFileSync(join(root, file.replace(/\.bicepparam$/, '.txt')), said);
  if (isRefused === ok || (ok && said !== '')) {
    fail(file, isRefused ? 'was taken, but should have been refused' : said);
  }
}

/** Every set of parameters in tests/infra/cases, worked out as Azure would, without Azure. */
async function evaluateCases(path) {
  cpSync(join(root, 'tests/infra/cases'), join(out, 'cases'), { recursive: true });
  const folder = relative(root, join(out, 'cases'));
  const files = [...filesIn(folder, '.bicepparam'), ...filesIn(`${folder}/refused`, '.bicepparam')];
  await inPairs(files, (file) => evaluate(path, file));
}

function runTests() {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const args = [jest, '--config', join(root, 'infra/tools/jest.config.cjs')];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/**
 * Compiles, lints and evaluates everything under infra/, then runs the tests that read the outcome. With --if-possible a
 * machine without the compiler only says so.
 */
async function main() {
  const found = await findBicep();
  if (found.kind === 'missing') {
    const isOptional = process.argv.includes('--if-possible');
    console.error(`infra/ was ${isOptional ? 'left out' : 'not checked'}: ${found.reason}.`);
    return isOptional;
  }
  say(found.version);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const folders = ['infra', 'infra/modules'];
  const files = folders.flatMap((folder) => filesIn(folder, '.bicep'));
  await inPairs(folders, (folder) => lint(found.path, folder));
  await checkFormat(found.path, [...files, ...filesIn('infra/graph', '.bicep')]);
  await compile(found.path);
  // The one waits for the network, the other works.
  await Promise.all([compileGraph(found.path), evaluateCases(found.path)]);
  if (failures.length > 0) {
    console.error(failures.join('\n\n'));
    return false;
  }
  say(`${files.length} files compiled and linted without a warning.`);
  return runTests();
}

process.exitCode = (await main()) ? 0 : 1;
