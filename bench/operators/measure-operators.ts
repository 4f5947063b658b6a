import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext } from '../bench-context';
import { megabytes, milliseconds, perSecond, type Section } from '../figure';
import { processMemory } from '../support/process-memory';
import { startTables } from '../support/start-tables';
import { fillRequests } from './fill-requests';
import { measureUpkeep } from './measure-upkeep';

const root = join(__dirname, '..', '..');
const minuteMs = 60_000;

interface CommandRun {
  readonly ms: number;
  readonly peakBytes: number | undefined;
}

/** Runs a command as an operator does, on a data folder; the memory is looked at every 20 ms. */
async function runCommand(folder: string, args: readonly string[]): Promise<CommandRun> {
  const started = performance.now();
  const script = join(root, 'scripts/command.mjs');
  const child = spawn(process.execPath, [script, ...args, '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  let peakBytes: number | undefined;
  const looking = setInterval(() => {
    const now = processMemory([child.pid ?? 0]);
    if (now !== undefined && !Number.isNaN(now)) peakBytes = Math.max(peakBytes ?? 0, now);
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`);
  return { ms: performance.now() - started, peakBytes };
}

/** What a running stack leaves in its data folder, for tables that have nothing else around them. */
function tellCommands(folder: string, connectionString: string): void {
  const settings = {
    PUBLIC_BASE_URL: 'http://127.0.0.1:7071',
    DataStorage: connectionString,
    ServiceBus: 'Endpoint=sb://127.0.0.1;SharedAccessKeyName=a;SharedAccessKey=b',
    MAIL_TRANSPORT: 'smtp',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '25',
    KEY_RING: 'file',
    KEY_RING_FILE: join(folder, 'keys.json'),
    POLICIES_DIR: join(root, 'policies'),
  };
  writeFileSync(join(folder, 'stack.json'), JSON.stringify({ settings }));
}

async function measure(folder: string, count: number): Promise<Section['figures']> {
  const file = join(folder, 'export.csv');
  const tenth = new Date(Date.now() - (count / 10) * minuteMs).toISOString();
  await runCommand(folder, ['requests', 'list', '--limit', '1']);
  const listed = await runCommand(folder, ['requests', 'list', '--limit', '50']);
  const filtered = await runCommand(folder, ['requests', 'list', '--state', 'deliveryFailed']);
  const some = await runCommand(folder, ['requests', 'export', '--since', tenth, '--file', file]);
  const all = await runCommand(folder, ['requests', 'export', '--file', file]);
  const total = String(count);
  return [
    {
      name: `list 50 of ${total}`,
      value: milliseconds(listed.ms),
      note: 'with the start of the command',
    },
    { name: 'list 50 in one state of eleven', value: milliseconds(filtered.ms) },
    {
      name: `export of ${total}`,
      value: perSecond((count / all.ms) * 1000),
      note: `${milliseconds(all.ms)}, ${megabytes(statSync(file).size)} of CSV`,
    },
    {
      name: 'memory of the export',
      value: megabytes(all.peakBytes),
      aim: 'flat',
      note: `${megabytes(some.peakBytes)} for a tenth of it`,
    },
  ];
}

/** The commands of operators on many requests; the local tables look through all rows for every page, Azure's do not. */
export async function measureOperators({ quick, say }: BenchContext): Promise<Section> {
  const count = quick ? 10_000 : 100_000;
  const folder = mkdtempSync(join(tmpdir(), 'bench-operators-'));
  const tables = await startTables();
  try {
    say(`fills the tables with ${String(count)} requests`);
    await fillRequests(tables.connectionString, count, say);
    tellCommands(folder, tables.connectionString);
    const commands = await measure(folder, count);
    say('sweeps and archives');
    const upkeep = await measureUpkeep(tables.connectionString, count);
    return { title: 'Operators', figures: [...commands, ...upkeep] };
  } finally {
    await tables.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
