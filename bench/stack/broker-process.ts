import { join } from 'node:path';
import { realNow, shiftDate } from '../../local/clock/shift-date';
import { makeStackClock } from '../../local/clock/stack-clock';
import { makeFaultBook } from '../../local/control/fault-book';
import { startServiceBus } from '../../local/service-bus/start-service-bus';

/** The broker on disk, as a process of its own: prints its connection string. */
async function main([dataDir = '', queuesFile = '']: readonly string[]): Promise<void> {
  const broker = await startServiceBus({
    dataFile: join(dataDir, 'service-bus.json'),
    queuesFile,
    clock: makeStackClock(shiftDate, realNow),
    faults: makeFaultBook(),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const { connectionString } = broker;
  process.stdout.write(`${JSON.stringify({ connectionString })}\n`);
  process.stdin.resume().once('close', () => process.exit(0));
}

void main(process.argv.slice(2));
