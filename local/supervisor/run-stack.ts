import { join } from 'node:path';
import { makeFaultBook } from '../control/fault-book';
import { banner, readyLine } from './announce';
import { claimPort } from './claim-port';
import { makeClosers, type Closers } from './closers';
import { openDataFolder } from './data-folder';
import { errorMessage } from './error-facts';
import { makeFolderClock } from './folder-clock';
import { makeStackLog } from './stack-log';
import { parseStackOptions, usage, type StackOptions } from './stack-options';
import type { StackSetup } from './stack-setup';
import { startStack } from './start-stack';
import { whenOrphaned } from './when-orphaned';

export interface StackRun {
  readonly argv: readonly string[];
  readonly projectDir: string;
  readonly openHost: StackSetup['openHost'];
}

/** Ends the process once, with the first code asked for, after everything is closed. */
type End = (code: number, ...sentences: readonly string[]) => void;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function makeEnd(closers: Closers): End {
  let ending = false;
  return (code, ...sentences) => {
    if (ending) return;
    ending = true;
    for (const sentence of sentences) say(sentence);
    void closers.run().then(() => process.exit(code));
  };
}

async function run(options: StackOptions, { projectDir, openHost }: StackRun): Promise<void> {
  const closers = makeClosers(say);
  const end = makeEnd(closers);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(() => end(0));

  const folder = openDataFolder(options.dataDir);
  if (folder.kind === 'refused') {
    end(1, folder.sentence);
    return;
  }
  closers.add(() => folder.close());
  const port = await claimPort(options.port);
  if (port === undefined) {
    end(1, `Port ${options.port} is taken; choose another with --port N.`);
    return;
  }
  const log = makeStackLog(options.json ? undefined : folder.path);
  const started = await startStack({
    options,
    dataDir: folder.path,
    projectDir,
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    time: makeFolderClock(join(folder.path, 'clock.json')),
    faults: makeFaultBook(),
    log,
    closers,
    openHost,
    onGivenUp: (sentence) => end(1, sentence),
  }).catch((error: unknown) => ({ kind: 'failed' as const, sentences: [errorMessage(error)] }));
  if (started.kind === 'failed') end(1, ...started.sentences);
  else
    process.stdout.write(options.json ? readyLine(started.links) : banner(started.links, log.file));
}

/** Brings the stack up on what the command line says, and keeps it up until a signal ends it. */
export function runStack(stackRun: StackRun): void {
  const { argv, projectDir } = stackRun;
  const parsed = parseStackOptions(argv, { cwd: process.cwd(), projectDir });
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(usage);
      break;
    case 'refused':
      say(parsed.sentence);
      process.exitCode = 1;
      break;
    case 'run':
      void run(parsed.options, stackRun);
  }
}
