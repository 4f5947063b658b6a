import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const app = join(root, 'dist/app');

const build = (): string => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/build.mjs'), '--sizes'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout + stderr;
};

describe('the build', () => {
  let output: string;

  beforeAll(() => {
    build();
    output = build();
  });

  it('does nothing the second time and prints the sizes it is asked for', () => {
    expect(output).toMatch(/^dist\/app: \d+ files, \d+\.\d\d MB, zip \d+\.\d\d MB\n$/);
  });

  it('holds what is deployed and nothing else', () => {
    expect(readdirSync(app).toSorted()).toEqual([
      'check-config.mjs',
      'chunks',
      'host.json',
      'index.mjs',
      'package.json',
      'policies',
    ]);
    expect(readdirSync(join(app, 'chunks')).filter((name) => !name.endsWith('.mjs'))).toEqual([]);
  });

  it('names its entry the way the host looks for it', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));

    expect(manifest).toMatchObject({ type: 'module', main: 'index.mjs' });
  });

  it('has one copy of what keeps the registered functions', () => {
    const { inputs } = JSON.parse(readFileSync(join(root, 'dist/maps/meta.json'), 'utf8')) as {
      readonly inputs: Readonly<Record<string, unknown>>;
    };
    const copies = (name: string): Set<string> =>
      new Set(
        Object.keys(inputs)
          .filter((path) => path.includes(`node_modules/${name}/`))
          .map((path) => path.slice(0, path.indexOf(`/${name}/`))),
      );

    expect(copies('@azure/functions').size).toBe(1);
    expect(copies('durable-functions').size).toBe(1);
  });
});
