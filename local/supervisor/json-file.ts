import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What the file holds; undefined when it is missing or torn. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Replaces the file as a whole: whoever reads it finds the old content or the new one. */
export function writeJsonFile(path: string, content: unknown): void {
  writeFileSync(`${path}~`, `${JSON.stringify(content)}\n`);
  renameSync(`${path}~`, path);
}
