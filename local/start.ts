import { join } from 'node:path';
import { makeFaultBook } from './control/fault-book';
import { banner, readyLine } from './supervisor/announce';
import { claimPort } from './supervisor/claim-port';
import { makeClosers } from './supervisor/closers';
import { errorMessage } from './supervisor/error-facts';
import { openDataFolder } from './supervisor/data-folder';
import { makeFolderClock } from './supervisor/folder-clock';
import { makeStackLog } from './supervisor/stack-log';
import { parseStackOptions, usage, type StackOptions } from './supervisor/stack-options';
import { startStack } from './supervisor/start-stack';

// dist/local/start.cjs
const projectDir = join(__dirname, '..', '..');

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Runs until a signal ends it or it cannot go on. */
async function run(options: StackOptions): Promise<void> {
  const closers = makeClosers(say);
  let ending = false;
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    void closers.run().then(() => process.exit(code));
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  const fail = (...sentences: readonly string[]): void => {
    if (ending) return;
    for (const sentence of sentences) say(sentence);
    end(1);
  };

  const folder = openDataFolder(options.dataDir);
  if (folder.kind === 'refused') {
    fail(folder.sentence);
    return;
  }
  closers.add(() => folder.close());
  const port = await claimPort(options.port);
  if (port === undefined) {
    fail(`Port ${options.port} is taken; choose another with --port N.`);
    return;
  }
  const log = makeStackLog(options.json ? undefined : folder.path);
  const time = makeFolderClock(join(folder.path, 'clock.json'));
  const started = await startStack({
    options,
    dataDir: folder.path,
    projectDir,
    hostScript: join(__dirname, 'host.cjs'),
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    time,
    faults: makeFaultBook(),
    log,
    closers,
    onGivenUp: fail,
  });
  if (started.kind === 'failed') fail(...started.sentences);
  else
    process.stdout.write(options.json ? readyLine(started.links) : banner(started.links, log.file));
}

const parsed = parseStackOptions(process.argv.slice(2), { cwd: process.cwd(), projectDir });
switch (parsed.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'refused':
    say(parsed.sentence);
    process.exitCode = 1;
    break;
  case 'run':
    run(parsed.options).catch((error: unknown) => {
      say(errorMessage(error));
      process.exit(1);
    });
}
