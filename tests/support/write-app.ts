import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const packages = join(__dirname, '../../node_modules');

/** Writes a Functions app into a temporary folder: `main` of its package.json, its files, host.json unless given. */
export function writeApp(main: string, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'functions-app-'));
  const all = {
    'package.json': JSON.stringify({ name: 'app', version: '1.0.0', main }),
    'host.json': '{ "version": "2.0" }',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  symlinkSync(packages, join(folder, 'node_modules'));
  return folder;
}
