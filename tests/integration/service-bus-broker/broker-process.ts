import { realNow, shiftDate } from '../../../local/clock/shift-date';
import { makeStackClock } from '../../../local/clock/stack-clock';
import { makeFaultBook } from '../../../local/control/fault-book';
import { startServiceBus } from '../../../local/service-bus/start-service-bus';

/** A broker as a process of its own that can be killed: prints its connection string. */
async function main([
  queuesFile = '',
  dataFile = '',
  port = '0',
]: readonly string[]): Promise<void> {
  const backend = await startServiceBus({
    port: Number(port),
    queuesFile,
    dataFile,
    clock: makeStackClock(shiftDate, realNow),
    faults: makeFaultBook(),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify({ connectionString: backend.connectionString })}\n`);
}

void main(process.argv.slice(2));
