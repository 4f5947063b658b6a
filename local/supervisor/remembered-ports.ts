import { isRecord } from '../is-record';
import { readJsonFile, writeJsonFile } from './json-file';

const portNames = ['tables', 'serviceBus', 'graph', 'inbox', 'smtp', 'control'] as const;
/** 0 means any free port. */
export type StackPorts = Readonly<Record<(typeof portNames)[number], number>>;

const isPort = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= 65_535;

function rememberedPort(file: unknown, name: string): number {
  const value = isRecord(file) ? file[name] : undefined;
  return isPort(value) ? value : 0;
}

/** The ports of the last start on this folder as far as they are still free, so that links and bookmarks stay good. */
export async function rememberPorts(
  path: string,
  isFree: (port: number) => Promise<boolean>,
): Promise<StackPorts> {
  const file = readJsonFile(path);
  const entries = await Promise.all(
    portNames.map(async (name) => {
      const port = rememberedPort(file, name);
      return [name, port !== 0 && (await isFree(port)) ? port : 0] as const;
    }),
  );
  const ports = Object.fromEntries(entries);
  return { tables: 0, serviceBus: 0, graph: 0, inbox: 0, smtp: 0, control: 0, ...ports };
}

export function savePorts(path: string, ports: StackPorts): void {
  writeJsonFile(path, ports);
}
