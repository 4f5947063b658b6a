import { resolve } from 'node:path';
import { realNow, shiftDate } from './clock/shift-date';
import { makeStackClock } from './clock/stack-clock';
import { makeFaultBook } from './control/fault-book';
import { startServiceBus } from './service-bus/start-service-bus';

/**
 * A Service Bus broker in memory beside a functions host that runs alone: `--service-bus FILE` of the command line
 * names its queues. Takes that option off the command line and hands the connection to the app as the setting
 * `ServiceBus`, or as SETTING with `--service-bus SETTING=FILE`.
 */
export async function startHostBroker(): Promise<void> {
  const at = process.argv.indexOf('--service-bus');
  const [, value = ''] = process.argv.splice(at, 2);
  const [, setting = 'ServiceBus', queuesFile = ''] =
    /^(?:([A-Za-z]\w*)=)?(.*)$/s.exec(value) ?? [];
  const broker = await startServiceBus({
    queuesFile: resolve(queuesFile),
    clock: makeStackClock(shiftDate, realNow),
    faults: makeFaultBook(),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  process.env[setting] = broker.connectionString;
}
