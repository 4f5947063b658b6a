import { z } from 'zod';
import { megabytes, perSecond, type Section } from '../figure';
import { startChild } from '../support/child-line';

const resultSchema = z.object({ done: z.number(), ms: z.number(), peakBytes: z.number() });
type Result = z.infer<typeof resultSchema>;

async function run(...args: readonly string[]): Promise<Result> {
  const child = await startChild('upkeep.cjs', args, resultSchema);
  await child.stop();
  return child.line;
}

const rate = ({ done, ms }: Result): string => perSecond((done / ms) * 1000);

/**
 * What is done every night, on tables that hold requests already. Each run of the sweep has the same time, so that only the
 * size of the tables differs.
 */
export async function measureUpkeep(
  connectionString: string,
  count: number,
): Promise<Section['figures']> {
  const swept = await run('sweep', connectionString);
  const small = await run('archive', connectionString, '1000');
  const archived = await run('archive', connectionString, String(count));
  const total = String(count);
  return [
    {
      name: `retention sweep of ${total}`,
      value: rate(swept),
      note: `requests forgotten, with all their rows and indexes; ${String(swept.done)} in one run`,
    },
    {
      name: 'memory of the sweep',
      value: megabytes(swept.peakBytes),
      aim: 'flat',
      note: 'compare with --quick, which has a tenth',
    },
    { name: `audit archive of ${total} in a day`, value: rate(archived) },
    {
      name: 'memory of the archive',
      value: megabytes(archived.peakBytes),
      aim: 'flat',
      note: `${megabytes(small.peakBytes)} for 1000`,
    },
  ];
}
