import { isRecord } from '../is-record';
import { readJsonFile, writeJsonFile } from './json-file';

/** Milliseconds by which the stack's time was ahead of the machine's when it ran last; 0 on a new folder. */
export function readClockOffset(path: string): number {
  const file = readJsonFile(path);
  const offset = isRecord(file) ? file['offsetMs'] : undefined;
  return typeof offset === 'number' && offset > 0 ? offset : 0;
}

export function saveClockOffset(path: string, offsetMs: number): void {
  writeJsonFile(path, { offsetMs });
}
