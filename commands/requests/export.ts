import { open, rename, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { countWords } from '../../shared/application/count-words';
import type { SignUpRequest } from '../../shared/domain/request/sign-up-request';
import { csvLine } from '../cli/csv';
import { makeProgressBar } from '../cli/progress-bar';
import { readArguments, wordIn } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import type { Terminal } from '../cli/terminal';
import { UsageError } from '../cli/usage-error';
import { withDesk } from '../cli/with-desk';
import { filterOptions, filtersIn } from './filter-options';

const columns = [
  'reference',
  'id',
  'state',
  'accessPackageId',
  'organizationId',
  'address',
  'language',
  'submittedAt',
  'confirmedAt',
  'updatedAt',
  'closedAt',
  'partnerKeyId',
  'policyVersion',
  'stage',
  'message',
  'cause',
] as const satisfies readonly (keyof SignUpRequest)[];

const formats = {
  csv: (request: SignUpRequest) => csvLine(columns.map((name) => String(request[name] ?? ''))),
  jsonl: (request: SignUpRequest) => `${JSON.stringify(request)}\n`,
} as const;

const expected = 100_000;
const batch = 500;

/** Row by row from the tables to the output, so that the memory stays flat however many there are. */
export const exportRequests: SubCommand = async (args, context) => {
  const options = {
    ...filterOptions,
    format: { type: 'string' },
    file: { type: 'string' },
  } as const;
  const given = readArguments(args, options);
  const filter = filtersIn(given);
  const byDefault = given.isSet('json') ? 'jsonl' : 'csv';
  const format = wordIn('--format', given.text('format') ?? byDefault, ['csv', 'jsonl']);
  const file = given.text('file');
  const { terminal } = context;
  await withDesk(given, context, async (desk) => {
    const target = await openTarget(terminal, file);
    const bar = makeProgressBar(terminal, 'Exported');
    let count = 0;
    let waiting = format === 'csv' ? csvLine(columns) : '';
    for await (const request of desk.requestList.newestFirst(filter(desk.now()), expected)) {
      waiting += formats[format](request);
      count += 1;
      if (count % batch > 0) continue;
      await target.write(waiting);
      waiting = '';
      bar.show(count);
    }
    await target.write(waiting);
    await target.finish();
    bar.clear();
    terminal.note(`Exported ${countWords(count, 'request')}.\n`);
  });
};

interface Target {
  write(text: string): Promise<void>;
  finish(): Promise<void>;
}

/** A file appears under its name when it is whole; only its owner may read it. */
async function openTarget(terminal: Terminal, file: string | undefined): Promise<Target> {
  if (file === undefined) return { write: terminal.out, finish: async () => Promise.resolve() };
  const path = resolve(terminal.cwd, file);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const opened = isFolder ? undefined : await open(`${path}~`, 'w', 0o600).catch(() => undefined);
  if (opened === undefined) throw new UsageError(`${file} cannot be written.`);
  return {
    write: async (text) => opened.writeFile(text),
    async finish() {
      await opened.close();
      await rename(`${path}~`, path);
    },
  };
}
