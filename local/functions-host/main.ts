import { resolve } from 'node:path';

import { realNow, shiftDate } from '../clock/shift-date';
import { makeStackClock, type StackClock } from '../clock/stack-clock';
import { makeDurableExtension } from './durable/durable-extension-factory';
import { parseHostArguments, type HostArguments } from './host-arguments';
import { startFunctionsHost, type FunctionsHost } from './host';
import type { LogEntry } from './log';
import { replyTo } from './supervisor-channel';

const longestStopMs = 9000;

function writeLog({ level, category, message }: LogEntry): void {
  const time = new Date().toISOString();
  process.stderr.write(`${time} ${level.padEnd(11)} ${category}: ${message}\n`);
}

/** Real time plus the offset with which a supervisor starts a host again after it moved the clock. */
function openClock(): StackClock {
  const offset = Number(process.env['VESTIBULE_CLOCK_OFFSET_MS'] ?? 0);
  const clock = makeStackClock(shiftDate, realNow);
  if (Number.isFinite(offset) && offset > 0) clock.moveTo(realNow() + offset);
  return clock;
}

/** Keeps standard output for the one line that programs read; what the app prints joins the log. */
function reserveOutput(): (line: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (line) => write(`${line}\n`);
}

function readyLine(host: FunctionsHost): string {
  const { baseUrl, masterKey, hostKey, durableKey, functionKeys, taskHub, connection } = host;
  const ready = true;
  return JSON.stringify({
    ready,
    baseUrl,
    masterKey,
    hostKey,
    durableKey,
    functionKeys,
    taskHub,
    connection,
  });
}

function banner({ baseUrl, masterKey, urls }: FunctionsHost): string {
  const lines = urls.map(({ name, methods, url }) => `  ${name}: [${methods.join(',')}] ${url}`);
  return [`Functions host at ${baseUrl}`, ...lines, `Master key: ${masterKey}`].join('\n');
}

function stopOnSignal(host: FunctionsHost): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), longestStopMs).unref();
    host.stop().then(
      () => process.exit(0),
      (thrown: unknown) => fail(thrown),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(thrown: unknown): void {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : 'The host failed.'}\n`);
  process.exit(1);
}

async function run({ json, ...given }: HostArguments): Promise<void> {
  const { port, skipRefused } = given;
  const appDir = resolve(given.appDir);
  const dataDir = given.dataDir === undefined ? undefined : resolve(given.dataDir);
  const print = json
    ? reserveOutput()
    : (line: string): boolean => process.stdout.write(`${line}\n`);
  try {
    process.chdir(appDir);
  } catch (cause) {
    throw new Error(`The app folder ${appDir} cannot be opened.`, { cause });
  }
  const clock = openClock();
  const host = await startFunctionsHost({
    appDir,
    port,
    dataDir,
    skipRefused,
    env: process.env,
    clock,
    log: writeLog,
    makeDurable: makeDurableExtension,
  });
  stopOnSignal(host);
  process.on('message', (message: unknown) => {
    const reply = replyTo(message, host, clock);
    if (reply !== undefined) process.send?.(reply);
  });
  print(json ? readyLine(host) : banner(host));
}

// A supervisor that was killed cannot stop its host any more, and its backends are gone with it.
process.once('disconnect', () => process.exit(1));
process.on('unhandledRejection', (thrown: unknown) => {
  writeLog({
    level: 'error',
    category: 'Worker',
    message: `Unhandled rejection: ${thrown instanceof Error ? (thrown.stack ?? '') : JSON.stringify(thrown)}`,
  });
});
Promise.resolve(process.argv.slice(2)).then(parseHostArguments).then(run).catch(fail);
